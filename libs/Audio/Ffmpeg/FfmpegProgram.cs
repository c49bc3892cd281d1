using System.Diagnostics;
using System.Runtime.InteropServices;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Audio;

/// <summary>Finds and starts ffmpeg: FFMPEG_PATH (the program or its folder), else PATH. Nothing passes through a shell.</summary>
internal static class FfmpegProgram
{
    static string Name => OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";

    /// <returns>Null where there is no ffmpeg.</returns>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("FFMPEG_PATH") is { Length: > 0 } given)
            return File.Exists(given) ? given : InFolder(given);
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(InFolder).FirstOrDefault(found => found is not null);
    }

    public static AudioException Missing(string what) => new(ErrorCode.FfmpegMissing,
        $"{what} needs ffmpeg, and ffmpeg was not found.", $"Install it ({InstallCommand}), or set FFMPEG_PATH to the program. WAV files work without it.");

    public static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in (string[])["-nostdin", "-hide_banner", "-loglevel", "warning"]) start.ArgumentList.Add(argument);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Kills ffmpeg when <paramref name="cancel"/> says so; dispose the result when it has ended.</summary>
    public static CancellationTokenRegistration KillOn(this Process process, CancellationToken cancel) => cancel.Register(() =>
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has just ended by itself.
        }
    });

    /// <summary>After ffmpeg has ended: whether somebody ended it. What it wrote is then no fault of the recording, and not to be used.</summary>
    /// <exception cref="AudioException">Trying again may help.</exception>
    public static void ThrowIfStopped(int exitCode)
    {
        // SIGKILL and SIGTERM; 255 where ffmpeg caught the signal; -1 on Windows.
        if (exitCode is 137 or 143 or 255 or -1)
            throw new AudioException(ErrorCode.Internal, "ffmpeg was stopped from outside.", "Mostly memory ran out. The job is tried again; give it more memory.") { IsTransient = true };
    }

    static string InstallCommand =>
        OperatingSystem.IsWindows() ? "winget install Gyan.FFmpeg" :
        OperatingSystem.IsMacOS() ? "brew install ffmpeg" :
        RuntimeInformation.OSDescription.Contains("Fedora", StringComparison.OrdinalIgnoreCase) ? "sudo dnf install ffmpeg" : "sudo apt install ffmpeg";

    static string? InFolder(string folder) => File.Exists(Path.Combine(folder, Name)) ? Path.Combine(folder, Name) : null;
}
