using System.Diagnostics;
using System.Text;
using AudioAspire.Scoring;

namespace AudioAspire.EndToEnd.Support;

/// <summary>The AppHost as a user starts it, in a folder of its own.</summary>
internal sealed class AppHostRun : IAsyncDisposable
{
    readonly Process _process;
    readonly StringBuilder _output = new();

    AppHostRun(Process process) => _process = process;

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public int ProcessId => _process.Id;

    public static AppHostRun Start(string workingDirectory, IReadOnlyDictionary<string, string>? environment = null, params string[] args)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var appHost = Path.Combine(Samples.Root, "artifacts", "bin", "AppHost", configuration, "AudioAspire.AppHost.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", appHost, .. args])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var run = new AppHostRun(Process.Start(start)!);
        run._process.OutputDataReceived += run.Collect;
        run._process.ErrorDataReceived += run.Collect;
        run._process.BeginOutputReadLine();
        run._process.BeginErrorReadLine();
        return run;
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(
        string workingDirectory, CancellationToken cancel, IReadOnlyDictionary<string, string>? environment = null, params string[] args)
    {
        await using var run = Start(workingDirectory, environment, args);
        return (await run.ExitAsync(cancel), run.Output);
    }

    public async Task<int> ExitAsync(CancellationToken cancel)
    {
        await _process.WaitForExitAsync(cancel);
        return _process.ExitCode;
    }

    /// <summary>Asks the process to stop, and tells how long it took. SIGTERM, which takes the way of Ctrl+C:
    /// SIGINT is ignored by everything that a script started in the background.</summary>
    public async Task<TimeSpan> StopAsync(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync(cancel);
        await _process.WaitForExitAsync(cancel);
        return clock.Elapsed;
    }

    /// <summary>Ends the AppHost alone, at once: it cannot tell its processes to stop.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    void Collect(object _, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (_output) _output.AppendLine(line.Data);
    }
}
