using System.Diagnostics;
using System.Text.Json.Nodes;
using Aspire.Hosting.Running;

namespace AudioAspire.Hosting.Tests.Processes;

/// <summary>The real services, where a model is not what the manifest says or a setting is wrong.</summary>
public sealed class StartFaultTests : IDisposable
{
    static readonly string Manifest = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "models", "manifest.json"));

    /// <summary>All that open the store.</summary>
    static readonly string[] Commands = ["Pipeline serve", Run, "Portal", "Trigger"];
    const string Run = "Pipeline run input/c/a.wav";
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
    [InlineData("Diarizer", "GRPC_ADDRESS", "diarizer.sock")]
    [InlineData("Insights", "LLM_ENDPOINT", "ollama")]
    [InlineData("Pipeline serve", "GRPC_PORT", "grpc")]
    [InlineData("Pipeline serve", "PARALLEL_JOBS", "all")]
    [InlineData("Pipeline serve", "services__transcriber__grpc__0", "localhost:5001")]
    [InlineData("Pipeline serve", "services__diarizer__grpc__0", "unix:")]
    [InlineData(Run, "services__insights__grpc__0", "")]
    [InlineData(Run, "services__insights__grpc__0", "insights")]
    [InlineData("Portal", "HTTP_ADDRESS", "localhost")]
    [InlineData("Portal", "PORTAL_LINK_MINUTES", "many")]
    [InlineData("Portal", "PORTAL_MAX_UPLOAD_BYTES", "0")]
    [InlineData("Trigger", "HTTP_PORT", "65536")]
    [InlineData("Trigger", "MAX_INPUT_BYTES", "much")]
    [InlineData("Trigger", "SQS_QUEUE_URL", "intake")]
    [InlineData("Trigger", "services__pipeline__grpc__0", "pipeline")]
    public async Task AWrongSettingEndsTheServiceWithOneLineThatNamesIt(string command, string setting, string value) =>
        AssertOneLine(await RunAsync(command, (setting, value)), "Error [wrong_setting]: ", setting, CodeOf(command));

    public static TheoryData<string, string> WrongStores() =>
        [.. from command in Commands from location in (string[])["s3:/x", "ftp://x", "s3://bucket/folder"] select (command, location)];

    [Theory]
    [MemberData(nameof(WrongStores))]
    public async Task SoDoesAStoreThatIsNeitherAFolderNorABucket(string command, string location) => AssertOneLine(
        await RunAsync(command, ("STORE", location)), "Error [wrong_setting]: STORE must be a folder or s3://BUCKET", location, CodeOf(command));

    public static TheoryData<string> OfTheStore() => [.. Commands];

    [Theory]
    [MemberData(nameof(OfTheStore))]
    public async Task SoDoesABucketWhoseRegionNobodyKnows(string command) => AssertOneLine(
        await RunAsync(command, ("STORE", "s3://bucket")), "Error [wrong_setting]: The AWS region is not known.", "Set AWS_REGION.", CodeOf(command));

    [Theory]
    [MemberData(nameof(OfTheStore))]
    public async Task SoDoesABucketAtWhatIsNoAddress(string command) => AssertOneLine(
        await RunAsync(command, ("STORE", "s3://bucket"), ("AWS_ENDPOINT_URL", "nonsense")), "Error [wrong_setting]: AWS_ENDPOINT_URL must be ", "'nonsense'", CodeOf(command));

    [Fact]
    public async Task SoDoesAQueueWhoseRegionNobodyKnows() => AssertOneLine(
        await RunAsync("Trigger", ("DEAD_LETTER_QUEUE_URL", "https://sqs.test/letters")), "Error [wrong_setting]: The AWS region is not known.", "Set AWS_REGION.");

    /// <summary>AWS Batch is told that another attempt would end the same way.</summary>
    static int CodeOf(string command) => command == Run ? 10 : 1;

    static void AssertOneLine((int Code, string Output, string Error) end, string start, string text, int code = 1)
    {
        Assert.Equal((code, ""), (end.Code, end.Output));
        var line = Assert.Single(end.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(start, line);
        Assert.Contains(text, line);
    }

    Task<(int Code, string Output, string Error)> RunOnModelsAsync(string project, string model = "")
    {
        _folder.Write("manifest.json", Manifest);
        return RunAsync(project, ("MODELS_DIR", _folder.Path), ("MODELS_CACHE", _folder.Path), ("SPEECH_MODEL", model));
    }

    /// <summary>What a service needs besides, and a machine that knows no AWS.</summary>
    IEnumerable<(string Name, string Value)> Usual =>
    [
        .. from service in (string[])["transcriber", "diarizer", "insights", "pipeline"] select ($"services__{service}__grpc__0", "http://localhost:1"),
        ("STORE", _folder.Path), ("SCRATCH_DIR", _folder.Path),
        .. from name in (string[])["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_SQS"] select (name, ""),
        ("AWS_CONFIG_FILE", Path.Combine(_folder.Path, "none")), ("AWS_EC2_METADATA_DISABLED", "true"),
    ];

    async Task<(int Code, string Output, string Error)> RunAsync(string command, params (string Name, string Value)[] settings)
    {
        var words = command.Split(' ');
        var start = new ProcessStartInfo(BuiltOutputs.DotnetCommand, ["exec", BuiltOutputs.ProgramOf(words[0], $"{words[0]}.csproj"), .. words[1..]])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in Usual.Concat(settings)) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
