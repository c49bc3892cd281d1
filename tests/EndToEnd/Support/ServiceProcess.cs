using System.Diagnostics;
using AudioAspire.Tests;

namespace AudioAspire.EndToEnd.Support;

/// <summary>The processes that an AppHost has started, as `ps` shows them.</summary>
internal static class ServiceProcess
{
    /// <summary>SIGKILL or SIGTERM to a service.</summary>
    /// <returns>False where it does not run at the moment.</returns>
    public static async Task<bool> SignalAsync(RunningProgram run, string service, string signal, CancellationToken cancel)
    {
        var id = (await OutputAsync("pgrep", ["-i", "-P", $"{run.Id}", "-f", $"AudioAspire.{service}.dll"], cancel)).Trim();
        return id.Length > 0 && (await OutputAsync("sh", ["-c", $"kill -{signal} {id} 2>/dev/null && echo sent"], cancel)).Contains("sent");
    }

    static async Task<string> OutputAsync(string program, string[] args, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return output;
    }
}
