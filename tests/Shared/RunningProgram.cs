using System.Diagnostics;
using System.Text;

namespace AudioAspire.Tests;

/// <summary>A process of the test's own, and all that it printed; gone with the test.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    readonly Process _process;
    readonly StringBuilder _output = new();

    RunningProgram(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Standard output and standard error, so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>A built program of this project.</summary>
    /// <param name="configure">Working directory and the like.</param>
    public static RunningProgram Start(
        string assembly, IEnumerable<string> args, IEnumerable<KeyValuePair<string, string>> environment, Action<ProcessStartInfo>? configure = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", assembly, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        configure?.Invoke(start);
        var program = new RunningProgram(Process.Start(start)!);
        program._process.OutputDataReceived += program.Collect;
        program._process.ErrorDataReceived += program.Collect;
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    public async Task<int> ExitAsync(CancellationToken cancel = default)
    {
        await _process.WaitForExitAsync(cancel);
        return _process.ExitCode;
    }

    /// <summary>SIGTERM, as ECS sends it when it stops a container. It takes the way of Ctrl+C, and SIGINT is ignored by everything
    /// that a script started in the background.</summary>
    public async Task AskToStopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, and tells how long it took.</summary>
    public async Task<TimeSpan> StopAsync(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        await AskToStopAsync();
        await ExitAsync(cancel);
        return clock.Elapsed;
    }

    /// <summary>Ends it alone, at once: it cannot tell its own processes to stop.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await ExitAsync();
        _process.Dispose();
    }

    void Collect(object _, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (_output) _output.AppendLine(line.Data);
    }
}
