using AudioAspire.Inference;

namespace AudioAspire.Diarizer.Tests;

/// <summary>The two models, opened once.</summary>
public sealed class ModelsFixture : IDisposable
{
    internal DiarizerModels Models { get; } = new(ModelCatalogue.Open());

    public void Dispose() => Models.Dispose();
}
