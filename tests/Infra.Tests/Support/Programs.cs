using System.ComponentModel;
using System.Diagnostics;

namespace AudioAspire.Infra.Tests.Support;

/// <summary>Outside programs, that may be missing.</summary>
internal static class Programs
{
    public static bool Has(string program)
    {
        try
        {
            return Run(program, "--version").ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    public static (int ExitCode, string Output) Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
