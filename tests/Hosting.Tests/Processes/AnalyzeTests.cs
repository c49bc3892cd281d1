using System.Diagnostics;
using Aspire.Hosting.Running;
using AudioAspire.AppHost;

namespace AudioAspire.Hosting.Tests.Processes;

/// <summary>The command as a person gives it, with the real services.</summary>
public sealed class AnalyzeTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ABadFileIsReportedWithAHintAndTheExitCodeSaysSo()
    {
        var file = _folder.Write("señal +1.wav", "This is no sound.");
        var (code, output) = await RunAsync("analyze", file, "--output", Path.Combine(_folder.Path, "results"));
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("señal +1.wav: failed", output);
        Assert.Contains("[not_audio]", output);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "results", "señal +1", "señal +1", "status.json")));
    }

    static async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        var program = BuiltOutputs.ProgramOf("apphost", "AppHost.csproj");
        using var process = Process.Start(new ProcessStartInfo(BuiltOutputs.DotnetCommand, ["exec", program, .. args])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestHost.Patience);
        await process.WaitForExitAsync(TestHost.Patience);
        return (process.ExitCode, output);
    }
}
