using System.Diagnostics;

namespace Aspire.Hosting.Running;

/// <summary>One run of a program: its output line by line, its end, and a way to end it.</summary>
sealed class ChildProcess : IDisposable
{
    readonly Process _process;
    readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task _output;

    public ChildProcess(ProcessStartInfo start, Action<string> line)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => _exited.TrySetResult();
        _process.Start();
        _output = Task.WhenAll(ReadAsync(_process.StandardOutput, line), ReadAsync(_process.StandardError, line));
    }

    public int Id => _process.Id;

    /// <returns>The exit code, once the last output was read; a grandchild that holds on to it is not waited for.</returns>
    public async Task<int> WaitForExitAsync(CancellationToken cancel = default)
    {
        await _exited.Task.WaitAsync(cancel);
        await Task.WhenAny(_output, Task.Delay(500, cancel));
        return _process.ExitCode;
    }

    /// <summary>Closes the process's standard input, which it takes as the request to stop; kills it and what it started once time is up.</summary>
    public async Task StopAsync(CancellationToken timeIsUp)
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
        try
        {
            await _exited.Task.WaitAsync(timeIsUp);
        }
        catch (OperationCanceledException)
        {
            Kill();
        }
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It has ended already.
        }
    }

    public void Dispose()
    {
        if (!_exited.Task.IsCompleted) Kill();
        _process.Dispose();
    }

    static async Task ReadAsync(StreamReader reader, Action<string> line)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } text) line(text);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process was killed.
        }
    }
}
