using AudioAspire.Inference;
using AudioAspire.Insights.Embedding;

namespace AudioAspire.Insights.Tests;

/// <summary>Models are loaded once for all tests.</summary>
internal static class TestModels
{
    public static ModelCatalogue Catalogue { get; } = ModelCatalogue.Open();

    static readonly Lazy<SentenceEmbedder> LazyEmbedder = new(() => new SentenceEmbedder(Catalogue));

    public static SentenceEmbedder Embedder => LazyEmbedder.Value;
}
