using System.Security.Cryptography;
using System.Text.Json;

namespace AudioAspire.Inference.Tests;

public sealed class ModelCatalogueTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    ModelCatalogue With(string content)
    {
        byte[] expected = [1, 2, 3];
        var manifest = new ModelManifest([new ModelFile("a/model.onnx", 3, Convert.ToHexStringLower(SHA256.HashData(expected)), "", "MIT")]);
        File.WriteAllBytes(Path.Combine(_folder, "manifest.json"), JsonSerializer.SerializeToUtf8Bytes(manifest, JsonSerializerOptions.Web));
        Directory.CreateDirectory(Path.Combine(_folder, "a"));
        if (content.Length > 0) File.WriteAllBytes(Path.Combine(_folder, "a", "model.onnx"), Convert.FromHexString(content));
        return ModelCatalogue.Open(_folder);
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
