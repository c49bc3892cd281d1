using AudioAspire.Contracts.V1;
using AudioAspire.Diarizer.Embedding;
using AudioAspire.Diarizer.Segmentation;
using AudioAspire.Inference;

namespace AudioAspire.Diarizer;

/// <summary>The two models, opened once and shared by all streams (an ONNX Runtime session may run on many threads).</summary>
internal sealed class DiarizerModels(ModelCatalogue catalogue) : IDisposable
{
    public SegmentationModel Segmentation { get; } = SegmentationModel.Open(catalogue);

    public EmbeddingModel Embedding { get; } = EmbeddingModel.Open(catalogue);

    public IEnumerable<ModelIdentity> Identities =>
    [
        new() { Role = "segmentation", Name = SegmentationModel.File, Sha256 = catalogue.Sha256Of(SegmentationModel.File) },
        new() { Role = "speaker_embedding", Name = EmbeddingModel.File, Sha256 = catalogue.Sha256Of(EmbeddingModel.File) },
    ];

    public void Dispose()
    {
        Segmentation.Dispose();
        Embedding.Dispose();
    }
}
