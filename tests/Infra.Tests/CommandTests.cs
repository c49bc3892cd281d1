using AudioAspire.Infra.CommandLine;
using AudioAspire.Infra.Tests.Support;

namespace AudioAspire.Infra.Tests;

public sealed class CommandTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly StringWriter output = new();
    readonly StringWriter error = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task SynthWritesTheTemplatesAndNamesThemInTheOrderOfDeployment()
    {
        Assert.SkipUnless(Programs.Has("node"), "Node.js is not installed (the CDK runs on it)");

        Assert.Equal(0, await Run("synth", "--output", folder.Path, "--job-definition", SampleJob.File));

        var named = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Path.GetFileName(l.Trim()));
        Assert.Equal(["AudioAspire-Images.template.json", "AudioAspire.template.json"], named);
        Assert.Equal(named, Directory.GetFiles(folder.Path, "*.template.json").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetDirectories(folder.Path));
    }

    [Fact]
    public async Task CfnLintFindsNothing()
    {
        Assert.SkipUnless(Programs.Has("node"), "Node.js is not installed (the CDK runs on it)");
        Assert.SkipUnless(Programs.Has("cfn-lint"), "cfn-lint is not installed (pip install cfn-lint)");
        await Run("synth", "--output", folder.Path, "--job-definition", SampleJob.File,
            "-c", "alarmEmail=ops@example.org", "-c", "allowedPrincipals=arn:aws:iam::123456789012:role/analyst");

        // W3005 is the CDK's habit of naming a dependency that is also a reference.
        var (exitCode, said) = Programs.Run("cfn-lint", ["--ignore-checks", "W3005", "--", .. Directory.GetFiles(folder.Path, "*.template.json")]);

        Assert.True(exitCode == 0, said);
    }

    [Fact]
    public async Task AMissingJobDefinitionIsToldWithAHint()
    {
        Assert.Equal(1, await Run("synth", "--output", folder.Path, "--job-definition", Path.Combine(folder.Path, "none.json")));

        Assert.StartsWith("Error [job-definition-missing]:", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("publish --output", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task WrongSettingsHaveAnExitCodeOfTheirOwn()
    {
        Assert.Equal(2, await Run("synth", "--output", folder.Path, "-c", "maxVcpus=1"));

        Assert.StartsWith("Error [invalid-settings]:", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HelpListsEverySetting()
    {
        Assert.Equal(0, await Run("synth", "--help"));

        Assert.All((string[])["maxVcpus", "spotShare", "allowedPrincipals", "--job-definition"], text => Assert.Contains(text, output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnAppHostThatPublishesNothingIsReported()
    {
        var source = new JobDefinitions.PublishedJobDefinition(gpu: true, Path.Combine(folder.Path, "none.dll"));

        var failure = await Assert.ThrowsAsync<InfraException>(() => source.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal("publish-failed", failure.Code);
    }

    Task<int> Run(params string[] args) => InfraCommand.InvokeAsync(args, output, error);
}
