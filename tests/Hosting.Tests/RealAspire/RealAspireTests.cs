using System.Reflection;
using System.Text.Json.Nodes;
using Aspire.Hosting.Running;
using AudioAspire.AppHost;
using AudioAspire.AppHost.CommandLine;
using AudioAspire.Hosting.Tests.Model;
using AudioAspire.Hosting.Tests.Processes;

namespace AudioAspire.Hosting.Tests.RealAspire;

/// <summary>hosting/Local against Aspire itself, from the same Program.cs. Not part of the usual run:
/// <code>
/// dotnet build AppHost -p:UseAspire=true --artifacts-path artifacts/aspire
/// ASPIRE_APPHOST=artifacts/aspire/bin/AppHost/debug dotnet test tests/Hosting.Tests --settings tests/aspire.runsettings
/// </code>
/// </summary>
[Trait("Category", "RealAspire")]
public sealed class RealAspireTests
{
    /// <summary>What Aspire tells a project besides: where it listens, how it logs for the dashboard, and its own telemetry settings.</summary>
    static readonly string[] AspireAlone = ["ASPNETCORE_URLS", "DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION", "LOGGING__CONSOLE__", "OTEL_", "SSL_CERT_DIR", "ASPIRE_"];

    [Fact]
    public void EveryHostingMemberThatTheAppHostUsesIsAspires() =>
        Assert.Equal("", string.Join('\n', HostingApiTests.Listed.Except(HostingApi.UsedBy(RealProgram()))));

    [Fact]
    public async Task BothWriteTheSameManifest()
    {
        using var folder = new TemporaryFolder();
        var (local, real) = (Path.Combine(folder.Path, "local.json"), Path.Combine(folder.Path, "real.json"));
        await WriteManifestAsync(typeof(RunSettings).Assembly, local);
        await WriteManifestAsync(LoadReal(), real);
        var (ours, theirs) = (Read(local), Read(real));
        Assert.Equal(theirs.Select(r => r.Key), ours.Select(r => r.Key));
        Assert.All(theirs, resource => Assert.Equal(Lines(resource.Value!), Lines(ours[resource.Key]!)));
    }

    [Fact]
    public async Task BothHaveTheSameModel()
    {
        var (local, real) = (AppHostModelTests.Describe(RunSettings.ForStore("data")), RealAppHost.Describe(LoadReal(), "data"));
        Assert.Equal(AppModel.Facts(real), AppModel.Facts(local));
        using var host = RealAppHost.Build(real);
        foreach (var (theirs, ours) in AppModel.Resources(real).Zip(AppModel.Resources(local)))
        {
            var (more, less) = (await AppModel.EnvironmentAsync(real, theirs), await AppModel.EnvironmentAsync(local, ours));
            Assert.Empty(less.Keys.Except(more.Keys));
            Assert.All(less.Where(v => !IsAspires(v.Key)), variable => Assert.Equal(more[variable.Key], variable.Value));
            Assert.DoesNotContain(more.Keys.Except(less.Keys), name => !IsAspires(name));
        }
    }

    [Fact]
    public async Task AnalyzeAndForgetDoAsEmbedded()
    {
        var program = RealProgram();
        using var folder = new TemporaryFolder();
        var transcript = folder.Write("talk.vtt", "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ana>I came home at nine o'clock.\n");
        var results = Path.Combine(folder.Path, "results");
        var (code, output) = await AnalyzeTests.RunAsync(program, "analyze", transcript, "--case", "c", "--output", results);
        Assert.True(code == ExitCode.Done, output);
        Assert.DoesNotContain("fail:", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(results, "c", "talk", "manifest.json")));
        (code, output) = await AnalyzeTests.RunAsync(program, "forget", "c", "--output", results);
        Assert.True(code == ExitCode.Done, output);
        Assert.False(Directory.Exists(Path.Combine(results, "c")));
    }

    [Fact]
    public async Task BothPublishTheSameJob()
    {
        using var folder = new TemporaryFolder();
        var (local, real) = (Path.Combine(folder.Path, "local"), Path.Combine(folder.Path, "real"));
        foreach (var (program, output) in (IEnumerable<(string, string)>)[(BuiltOutputs.ProgramOf("apphost", "AppHost.csproj"), local), (RealProgram(), real)])
        {
            var (code, text) = await AnalyzeTests.RunAsync(program, "publish", "--output", output);
            Assert.True(code == ExitCode.Done, text);
        }
        var files = Directory.GetFiles(local).Select(Path.GetFileName).Order();
        Assert.Equal(files, Directory.GetFiles(real).Select(Path.GetFileName).Order());
        Assert.All(files, file => Assert.Equal(File.ReadAllText(Path.Combine(local, file!)), File.ReadAllText(Path.Combine(real, file!))));
    }

    static bool IsAspires(string variable) => AspireAlone.Any(a => variable.StartsWith(a, StringComparison.Ordinal));

    static string RealProgram() => RealAppHost.Program("ASPIRE_APPHOST", "UseAspire");

    static Assembly LoadReal() => RealAppHost.Load(RealProgram());

    static async Task WriteManifestAsync(Assembly program, string file)
    {
        using var host = RealAppHost.Build(RealAppHost.Describe(program, "data", ("HostArguments", RealAppHost.PublishTo(file))));
        await Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.RunAsync((Microsoft.Extensions.Hosting.IHost)host, TestContext.Current.CancellationToken);
    }

    static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!["resources"]!.AsObject();

    static IEnumerable<string> Lines(JsonNode node) => Flat("", node).Order(StringComparer.Ordinal);

    static IEnumerable<string> Flat(string path, JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => Flat($"{path}/{p.Key}", p.Value)),
        // Only the last part: a test is not where the AppHost is.
        JsonValue when path == "/path" => [$"{path} = {Path.GetFileName(node.GetValue<string>())}"],
        JsonArray list => list.SelectMany((item, i) => Flat($"{path}/{i}", item)),
        _ => [$"{path} = {node?.ToJsonString()}"],
    };
}
