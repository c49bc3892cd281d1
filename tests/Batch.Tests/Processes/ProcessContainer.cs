using System.Diagnostics;
using System.Text;
using AudioAspire.Batch.Tests.Runner;

namespace AudioAspire.Batch.Tests.Processes;

sealed class ProcessContainer : IRunningContainer
{
    readonly StringBuilder _log = new();

    public ProcessContainer(Process process)
    {
        Process = process;
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        ExitCode = EndAsync();
    }

    public Process Process { get; }
    public Task<int> ExitCode { get; }

    public Task<string> ReadLogAsync()
    {
        lock (_log) return Task.FromResult(_log.ToString());
    }

    public async Task StopAsync(TimeSpan grace)
    {
        await TerminateAsync(Process);
        try
        {
            await ExitCode.WaitAsync(grace);
        }
        catch (TimeoutException)
        {
            Process.Kill(entireProcessTree: true);
            await ExitCode;
        }
    }

    public static async Task TerminateAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited) Process.Kill(entireProcessTree: true);
        await ExitCode;
        Process.Dispose();
    }

    async Task<int> EndAsync()
    {
        await Process.WaitForExitAsync();
        return Process.ExitCode;
    }

    void Collect(object _, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (_log) _log.AppendLine(line.Data);
    }
}
