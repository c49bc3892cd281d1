using System.Diagnostics;
using AudioAspire.Scoring;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;

namespace AudioAspire.EndToEnd.Support;

/// <summary>A bucket that announces its uploads to a queue, set up by scripts/local-aws.py as its document tells.</summary>
internal sealed record LocalAws(S3Store Store, IReadOnlyDictionary<string, string> Environment)
{
    public static async Task<LocalAws> CreateAsync(MotoServer moto, CancellationToken cancel)
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        var bucket = $"interviews-{Guid.NewGuid():N}";
        var (exitCode, output) = await RunAsync(cancel, "--endpoint", moto.Address!, "--bucket", bucket, "--queue", bucket);
        Assert.True(exitCode == 0, output);
        var environment = output.Split('\n').Where(l => l.StartsWith("export ", StringComparison.Ordinal))
            .Select(l => l["export ".Length..].Trim().Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        return new LocalAws(S3Store.Connect(bucket, moto.Access), environment);
    }

    static async Task<(int ExitCode, string Output)> RunAsync(CancellationToken cancel, params string[] args)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(Samples.Root, "scripts", "local-aws.py"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not installed");
            throw;
        }
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
            await process.WaitForExitAsync(cancel);
            Assert.SkipWhen((await error).Contains("No module named 'boto3'", StringComparison.Ordinal), "boto3 is not installed (pip install boto3)");
            return (process.ExitCode, await output + await error);
        }
    }
}
