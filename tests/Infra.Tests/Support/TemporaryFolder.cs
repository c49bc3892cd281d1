namespace AudioAspire.Infra.Tests.Support;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("audioaspire-infra-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
