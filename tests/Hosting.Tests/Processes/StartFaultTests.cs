using System.Diagnostics;
using System.Text.Json.Nodes;
using Aspire.Hosting.Running;

namespace AudioAspire.Hosting.Tests.Processes;

/// <summary>The real services, where a model is not what the manifest says or a setting is wrong.</summary>
public sealed class StartFaultTests : IDisposable
{
    static readonly string Manifest = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "models", "manifest.json"));
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Transcriber")]
    [InlineData("Diarizer")]
    [InlineData("Insights")]
    public async Task AMissingModelEndsTheServiceWithOneLineThatSaysWhatToDo(string project) =>
        AssertOneLine(await RunOnModelsAsync(project), "Error [model_damaged]: The model file ", "is missing. Restore it from the repository (git checkout -- models).");

    [Theory]
    [InlineData("Transcriber")]
    [InlineData("Diarizer")]
    [InlineData("Insights")]
    public async Task ADamagedModelDoesToo(string project)
    {
        foreach (var file in JsonNode.Parse(Manifest)!["files"]!.AsArray()) _folder.Write((string)file!["path"]!, "no model");
        AssertOneLine(await RunOnModelsAsync(project), "Error [model_damaged]: The model file ", "the manifest says ");
    }

    [Fact]
    public async Task AModelThatIsMadeHereNamesItsCommand() => AssertOneLine(await RunOnModelsAsync("Transcriber", "whisper-base-fp16"),
        "Error [model_damaged]: The model file ", "python3 scripts/float16-model.py models/whisper-base models/whisper-base-fp16");

    [Theory]
    [InlineData("Insights", "LLM_ENDPOINT", "ollama")]
    [InlineData("Trigger", "MAX_INPUT_BYTES", "much")]
    public async Task AWrongSettingEndsTheServiceWithOneLineThatNamesIt(string project, string setting, string value) =>
        AssertOneLine(await RunAsync(project, (setting, value)), "Error [wrong_setting]: ", setting);

    static void AssertOneLine((int Code, string Error) end, string start, string text)
    {
        Assert.Equal(1, end.Code);
        var line = Assert.Single(end.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(start, line);
        Assert.Contains(text, line);
    }

    Task<(int Code, string Error)> RunOnModelsAsync(string project, string model = "")
    {
        _folder.Write("manifest.json", Manifest);
        return RunAsync(project, ("MODELS_DIR", _folder.Path), ("MODELS_CACHE", _folder.Path), ("SPEECH_MODEL", model));
    }

    static async Task<(int Code, string Error)> RunAsync(string project, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(BuiltOutputs.DotnetCommand, ["exec", BuiltOutputs.ProgramOf(project, $"{project}.csproj")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            await output;
            return (process.ExitCode, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
