using Aspire.Hosting;
using AudioAspire.AppHost.Serving;

namespace AudioAspire.Hosting.Tests.Serving;

public sealed class ContainerEngineTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("docker")]
    [InlineData("podman.exe")]
    public void OneOnThePathIsEnough(string program)
    {
        File.WriteAllText(Path.Combine(_folder.Path, program), "");
        ContainerEngine.Require($"/nowhere{Path.PathSeparator}{_folder.Path}");
    }

    [Fact]
    public void WithoutOneItSaysWhatToInstall()
    {
        foreach (var path in (string?[])[null, "", _folder.Path])
        {
            var message = Assert.Throws<DistributedApplicationException>(() => ContainerEngine.Require(path)).Message;
            Assert.Contains("Docker", message, StringComparison.Ordinal);
            Assert.Contains("Podman", message, StringComparison.Ordinal);
        }
    }
}
