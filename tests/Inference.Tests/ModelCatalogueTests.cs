using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace AudioAspire.Inference.Tests;

public sealed class ModelCatalogueTests : IDisposable
{
    static readonly byte[] Expected = [1, 2, 3];
    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    string Cached => Path.Combine(_folder, "cache", "a", "model.onnx");

    ModelCatalogue With(string content, string source = "", string? sha256 = null, string? madeBy = null)
    {
        var manifest = new ModelManifest([new ModelFile("a/model.onnx", 3, sha256 ?? Convert.ToHexStringLower(SHA256.HashData(Expected)), source, "MIT", madeBy)]);
        File.WriteAllBytes(Path.Combine(_folder, "manifest.json"), JsonSerializer.SerializeToUtf8Bytes(manifest, JsonSerializerOptions.Web));
        Directory.CreateDirectory(Path.Combine(_folder, "a"));
        if (content.Length > 0) File.WriteAllBytes(Path.Combine(_folder, "a", "model.onnx"), Convert.FromHexString(content));
        return ModelCatalogue.Open(_folder, Path.Combine(_folder, "cache"));
    }

    [Fact]
    public void AFileThatIsNotShippedIsFetchedOnceAndKept()
    {
        using var server = new ModelServer(Expected);
        Assert.Equal(Cached, With("", server.Address).PathOf("a/model.onnx"));
        Assert.Equal(Expected, File.ReadAllBytes(Cached));
        server.Status = HttpStatusCode.Gone;
        Assert.Equal(Cached, With("", server.Address).PathOf("a/model.onnx"));
    }

    [Fact]
    public void AFetchThatBrokeGoesOnWhereItStopped()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Cached)!);
        File.WriteAllBytes(Cached + ".part", [1, 2]);
        using var server = new ModelServer(Expected);
        Assert.Equal(Cached, With("", server.Address).PathOf("a/model.onnx"));
        Assert.Equal((2, "010203"), (server.LastStart, Convert.ToHexString(File.ReadAllBytes(Cached))));
    }

    [Fact]
    public void AnotherFileThanTheManifestSaysIsNotKept()
    {
        using var server = new ModelServer(Expected);
        var catalogue = With("", server.Address, sha256: new string('0', 64));
        Assert.Contains("not the expected one", Assert.Throws<ModelException>(() => catalogue.PathOf("a/model.onnx")).Message);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Cached)!));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    public void ASourceThatAsksForAnAccountNamesTheVariableOfTheToken(HttpStatusCode status)
    {
        Assert.SkipUnless(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ModelDownload.TokenVariable)), "there is a token");
        using var server = new ModelServer(Expected) { Status = status };
        Assert.Contains("HF_TOKEN", Assert.Throws<ModelException>(() => With("", server.Address).PathOf("a/model.onnx")).Message);
    }

    [Fact]
    public void AFetchedFileThatWasDamagedSinceIsRefused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Cached)!);
        File.WriteAllBytes(Cached, [1, 2, 4]);
        Assert.Contains("Delete it", Assert.Throws<ModelException>(() => With("", "http://127.0.0.1:1/").PathOf("a/model.onnx")).Message);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("cache/a")]
    public void AFileThatIsMadeHereNamesItsCommandUntilItIsThere(string folder)
    {
        var catalogue = With("", madeBy: "make a");
        Assert.EndsWith("make a", Assert.Throws<ModelException>(() => catalogue.PathOf("a/model.onnx")).Message, StringComparison.Ordinal);
        Assert.Equal(("make a", null), (catalogue.MadeBy("a"), catalogue.MadeBy("b")));
        var made = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, folder)).FullName, "model.onnx");
        File.WriteAllBytes(made, [1, 2, 4]);
        Assert.EndsWith("make it again: make a", Assert.Throws<ModelException>(() => catalogue.PathOf("a/model.onnx")).Message, StringComparison.Ordinal);
        File.WriteAllBytes(made, Expected);
        Assert.Equal(made, catalogue.PathOf("a/model.onnx"));
    }

    [Fact]
    public void AWholeFileIsFound() => Assert.Equal(Path.Combine(_folder, "a", "model.onnx"), With("010203").PathOf("a/model.onnx"));

    [Theory]
    [InlineData("", "a/model.onnx", "missing")]
    [InlineData("010204", "a/model.onnx", "damaged")]
    [InlineData("010203", "b/model.onnx", "is not in")]
    public void AFileThatCannotBeUsedIsRefusedWithAReason(string content, string file, string reason) =>
        Assert.Contains(reason, Assert.Throws<ModelException>(() => With(content).PathOf(file)).Message);

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    public void AFolderWithoutAReadableManifestIsRefused(string? manifest)
    {
        if (manifest is not null) File.WriteAllText(Path.Combine(_folder, "manifest.json"), manifest);
        Assert.Throws<ModelException>(() => ModelCatalogue.Open(_folder));
    }

    [Fact]
    public void TheModelsOfTheRepositoryAreComplete()
    {
        var catalogue = ModelCatalogue.Open();
        Assert.True(File.Exists(catalogue.PathOf("vad/silero_vad_16k_sequence.onnx")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
