using Aspire.Hosting;
using AudioAspire.AppHost.Serving;

namespace AudioAspire.Hosting.Tests.Serving;

public sealed class RequiredProgramTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("docker")]
    [InlineData("podman.exe")]
    public void OneOnThePathIsEnough(string program)
    {
        File.WriteAllText(Path.Combine(_folder.Path, program), "");
        RequiredProgram.Require($"/nowhere{Path.PathSeparator}{_folder.Path}", RequiredProgram.ContainerEngine);
        Assert.DoesNotContain("Docker", MissingOn(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void AllThatIsMissingIsNamed()
    {
        foreach (var path in (string?[])[null, "", _folder.Path])
            Assert.All(["Docker", "Podman", "Node.js"], name => Assert.Contains(name, MissingOn(path), StringComparison.Ordinal));
    }

    static string MissingOn(string? path) =>
        Assert.Throws<DistributedApplicationException>(() => RequiredProgram.Require(path, RequiredProgram.ContainerEngine, RequiredProgram.Node)).Message;
}
