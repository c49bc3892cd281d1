using System.Numerics.Tensors;
using System.Text.Json;
using AudioAspire.Insights.Embedding;

namespace AudioAspire.Insights.Tests.Embedding;

public sealed class SentenceEmbedderTests
{
    // models/embedding/README.md allows 3e-3 on another CPU.
    const float Tolerance = 3e-3f;

    static readonly Reference Golden = JsonSerializer.Deserialize<Reference>(
        File.ReadAllBytes(Path.Combine(TestModels.Catalogue.Folder, "embedding", "reference.json")),
        new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower })!;

    [Fact]
    public void TokenIdsAreThoseOfSentencePiece()
    {
        var tokenizer = new SentenceTokenizer(TestModels.Catalogue);
        Assert.All(Golden.Sentences, s => Assert.Equal(s.Ids, tokenizer.Encode(s.Text)));
    }

    [Fact]
    public void EmbeddingsAndCosinesMatchTheReference()
    {
        var rows = TestModels.Embedder.Embed([.. Golden.Sentences.Select(s => s.Text)]);
        for (var i = 0; i < rows.Length; i++)
        {
            Assert.Equal(1, TensorPrimitives.Norm<float>(rows[i]), 1e-4f);
            for (var d = 0; d < 8; d++) Assert.Equal(Golden.Sentences[i].EmbeddingFirst8[d], rows[i][d], Tolerance);
            for (var j = 0; j < rows.Length; j++)
                Assert.Equal(Golden.CosineMatrix[i][j], TensorPrimitives.Dot<float>(rows[i], rows[j]), Tolerance);
        }
    }

    [Fact]
    public void ATextMeansTheSameAloneAndInABatch()
    {
        string[] texts = ["Hola.", "The van was white and stood next to the side door, with its engine running.", "¿Llaves? No."];
        var together = TestModels.Embedder.Embed(texts);
        for (var i = 0; i < texts.Length; i++)
            Assert.Equal(1, TensorPrimitives.Dot<float>(together[i], TestModels.Embedder.Embed([texts[i]])[0]), 1e-4f);
    }

    [Fact]
    public void ControlCharactersAreDroppedAndUnknownRunsCollapse()
    {
        var tokenizer = new SentenceTokenizer(TestModels.Catalogue);
        Assert.Equal(tokenizer.Encode("blue van"), tokenizer.Encode("blue\u0001 van\u0007"));
        Assert.Equal([0, 1, 3, 5, 3], EmbeddingText.CollapseUnknown([0, 1, 3, 3, 3, 5, 3], 3));
    }

    [Fact]
    public void VeryLongTextIsCutButKeepsItsEndMark()
    {
        var ids = new SentenceTokenizer(TestModels.Catalogue).Encode(string.Concat(Enumerable.Repeat("palabra ", 2000)));
        Assert.Equal(SentenceTokenizer.MaxTokens, ids.Length);
        Assert.Equal(2, ids[^1]);
    }

    [Fact]
    public void NothingEmbedsToNothing() => Assert.Empty(TestModels.Embedder.Embed([]));

    [Fact]
    public void CentredEmbeddingsSetUnrelatedSentencesApart()
    {
        var rows = TestModels.Embedder.Embed(["La furgoneta era blanca.", "The van was white.", "I always forget to buy cheese."]);
        var centred = rows.Select(r => TestModels.Embedder.Centre(r)).ToArray();
        Assert.True(TensorPrimitives.Dot<float>(centred[0], centred[1]) > 0.4f);
        Assert.True(TensorPrimitives.Dot<float>(centred[0], centred[2]) < 0.2f);
    }

    [Fact]
    public void QuantisingKeepsCosines()
    {
        var rows = TestModels.Embedder.Embed(["I saw two men.", "There were three of them."]);
        var restored = rows.Select(r => { var (v, s) = QuantisedEmbedding.Quantise(r); return QuantisedEmbedding.Restore(v, s); }).ToArray();
        Assert.Equal(TensorPrimitives.CosineSimilarity<float>(rows[0], rows[1]), TensorPrimitives.CosineSimilarity<float>(restored[0], restored[1]), 2e-3f);
    }

    sealed record Reference(ReferenceSentence[] Sentences, float[][] CosineMatrix);

    sealed record ReferenceSentence(string Text, long[] Ids, [property: System.Text.Json.Serialization.JsonPropertyName("embedding_first8")] float[] EmbeddingFirst8);
}
