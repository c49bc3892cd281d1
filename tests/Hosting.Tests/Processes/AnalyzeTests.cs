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
        var (code, output) = await RunAsync(BuiltOutputs.ProgramOf("apphost", "AppHost.csproj"), "analyze", file, "--output", Path.Combine(_folder.Path, "results"));
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("señal +1.wav: failed", output);
        Assert.Contains("[not_audio]", output);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "results", "señal +1", "señal +1", "status.json")));
    }

    [Fact]
    public async Task AModelThatIsNotThereIsNamedWithTheWayToAddIt()
    {
        var file = _folder.Write("a.wav", "Nobody reads this.");
        var (code, output) = await RunAsync(BuiltOutputs.ProgramOf("apphost", "AppHost.csproj"), "analyze", file, "--model", "nope", "--output", Path.Combine(_folder.Path, "results"));
        Assert.Equal(ExitCode.Failed, code);
        Assert.Single(output.Split('\n'), line => line.Contains("'nope/config.json' is not in", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", output);
    }

    internal static async Task<(int Code, string Output)> RunAsync(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(BuiltOutputs.DotnetCommand, ["exec", program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await errors);
    }
}
