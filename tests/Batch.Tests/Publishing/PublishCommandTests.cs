using System.Diagnostics;
using AudioAspire.AppHost.CommandLine;
using AudioAspire.Hosting.Batch;

namespace AudioAspire.Batch.Tests.Publishing;

/// <summary>`publish --output DIR`.</summary>
public sealed class PublishCommandTests
{
    [Fact]
    public async Task TheFolderGetsTheJobDefinitionAndABuildFileForEveryImage()
    {
        using var folder = new TemporaryFolder();
        var (code, output, _) = await RunAsync("publish", "--output", folder.File("new", "deploy"));
        Assert.Equal(0, code);
        string[] files = ["build-images.sh", "collector.Dockerfile", "cuda-base.Dockerfile", "diarizer.Dockerfile", "insights.Dockerfile", "job-definition.json",
            "pipeline.Dockerfile", "transcriber.Dockerfile", "trigger.Dockerfile"];
        Assert.Equal(files, Directory.GetFiles(folder.File("new", "deploy")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(files, name => Assert.Contains(name, output, StringComparison.Ordinal));
        Assert.Equal((await Application.JobDefinitionAsync()).ToJson(), File.ReadAllText(folder.File("new", "deploy", "job-definition.json")));
        Assert.Contains("HuggingFaceTokenArn", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryServiceIsAskedForItsHealthAndTheJobIsNot()
    {
        using var folder = new TemporaryFolder();
        await RunAsync("publish", "--output", folder.Path);
        foreach (var (service, project) in new[] { ("transcriber", "Transcriber"), ("diarizer", "Diarizer"), ("insights", "Insights"), ("trigger", "Trigger") })
            Assert.EndsWith($"CMD [\"dotnet\", \"/app/AudioAspire.{project}.dll\", \"health\"]", HealthCheck(service), StringComparison.Ordinal);
        Assert.Equal("HEALTHCHECK NONE", HealthCheck("pipeline"));

        string HealthCheck(string image) => File.ReadLines(folder.File($"{image}.Dockerfile")).Single(line => line.StartsWith("HEALTHCHECK", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ValuesReplacePlaceholdersAndAreEscaped()
    {
        using var folder = new TemporaryFolder();
        var (code, output, _) = await RunAsync("publish", "--output", folder.Path, "--cpu", "--set", "Bucket=interviews", "--set", "LogGroup=/a=\"b\"");
        Assert.Equal(0, code);
        var definition = JobDefinition.Parse(File.ReadAllText(folder.File("job-definition.json")));
        var pipeline = definition.EcsProperties.TaskProperties.Single().Containers[0];
        Assert.Equal("s3://interviews", pipeline.Environment.Single(v => v.Name == "STORE").Value);
        Assert.Equal("/a=\"b\"", pipeline.LogConfiguration.Options["awslogs-group"]);
        Assert.DoesNotContain("Bucket", output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("cuda-base.Dockerfile")));
    }

    [Theory]
    [InlineData("Colour=blue", "no placeholder Colour", 1)]
    [InlineData("Bucket", "is not NAME=VALUE", 2)]
    [InlineData("=x", "is not NAME=VALUE", 2)]
    public async Task AValueForNothingIsRefusedAndNothingIsWritten(string value, string message, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var (code, _, error) = await RunAsync("publish", "--output", folder.File("out"), "--set", value);
        Assert.Equal(exitCode, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public async Task AFolderIsNeeded() => Assert.Equal(2, (await RunAsync("publish")).Code);

    [Fact]
    public async Task HelpNamesIt() => Assert.Contains("publish", (await RunAsync("--help")).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData]
    [InlineData("--cpu")]
    public async Task TheFileIsWhatTheApiTakes(params string[] variant)
    {
        Assert.SkipUnless(await SucceedsAsync("python3", "-c", "import botocore"), "python3 with botocore is not installed (pip install botocore)");
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await RunAsync(["publish", "--output", folder.Path, .. variant])).Code);
        Assert.Equal("", await ViolationsAsync(folder.File("job-definition.json")));

        // The check itself sees a wrong name, type or value.
        var text = File.ReadAllText(folder.File("job-definition.json"));
        foreach (var (right, wrong) in (IEnumerable<(string, string)>)[("\"mountPoints\"", "\"mounts\""), ("\"attempts\": 5", "\"attempts\": \"5\""), ("\"awslogs\"", "\"files\"")])
        {
            File.WriteAllText(folder.File("wrong.json"), text.Replace(right, wrong, StringComparison.Ordinal));
            Assert.NotEqual("", await ViolationsAsync(folder.File("wrong.json")));
        }
    }

    static async Task<string> ViolationsAsync(string file)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "Publishing", "validate.py"), file])
        {
            RedirectStandardOutput = true,
        })!;
        var violations = (await python.StandardOutput.ReadToEndAsync()).Trim();
        await python.WaitForExitAsync();
        Assert.Equal(violations.Length == 0 ? 0 : 1, python.ExitCode);
        return violations;
    }

    static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await AppHostCommand.InvokeAsync(args, _ => Application.Describe(), output, error);
        return (code, output.ToString(), error.ToString());
    }

    static async Task<bool> SucceedsAsync(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
