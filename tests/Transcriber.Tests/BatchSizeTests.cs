using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Whisper;

namespace AudioAspire.Transcriber.Tests;

public sealed class BatchSizeTests
{
    const long GiB = 1L << 30;

    static readonly (int Layers, int Heads) Base = (6, 8), LargeV3 = (32, 20);

    [Theory]
    [InlineData(null, 24, 4)]
    [InlineData(null, 1, 3)]
    [InlineData(12.8, 24, 16)]
    [InlineData(1.6, 24, 5)]
    public void AsManyWindowsAreReadAtOnceAsTheMemoryHolds(double? device, int machine, int expected) => Assert.Equal(expected, Of(Base, device, machine));

    [Theory]
    [InlineData(null, 16, 4)]
    [InlineData(12.8, 16, 3)]
    [InlineData(1.0, 16, 1)]
    public void ALargeModelReadsFewer(double? device, int machine, int expected) => Assert.Equal(expected, Of(LargeV3, device, machine));

    static int Of((int Layers, int Heads) model, double? device, int machine) =>
        BatchSize.For(Config(model.Layers, model.Heads), 5, device is { } gibibytes ? (long)(gibibytes * GiB) : null, machine * GiB);

    static WhisperConfig Config(int layers, int heads) => new()
    {
        SampleRate = 16000, EncoderPositions = 1500, SecondsPerPosition = 0.02, Layers = new LayerCounts(layers, layers), Heads = heads, HeadDim = 64,
        VocabSize = 51866, MaxTokens = 448, SpecialTokens = new Dictionary<string, int>(), Languages = new Dictionary<string, int>(),
        SuppressTokens = [], SuppressTokensAtBegin = [], AlignmentHeads = [],
    };
}
