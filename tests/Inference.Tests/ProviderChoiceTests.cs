using AudioAspire.Inference.Providers;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Inference.Tests;

public sealed class ProviderChoiceTests
{
    [Fact]
    public void ADeviceThatAnswersTakesTheModel()
    {
        var gpu = new FakeGpu();
        Assert.Equal(new Placement("m", "FAKE", "Card, 16.0 GiB, of which 12.8 GiB for models", false), Open(ProviderChoice.Make(null, gpu)));
        Assert.Equal(1, gpu.Appended);
    }

    [Fact]
    public void WithoutADeviceItIsTheProcessorAndTheReasonIsTold() =>
        Assert.Equal(new Placement("m", "CPU", "no driver", false), Open(ProviderChoice.Make("auto", new FakeGpu { Missing = "no driver" })));

    [Fact]
    public void ADeviceThatWasAskedForAndIsMissingIsAFallback() =>
        Assert.Equal(new Placement("m", "CPU", "no driver", true), Open(ProviderChoice.Make("fake", new FakeGpu { Missing = "no driver" })));

    [Fact]
    public void AModelThatTheDeviceRefusesRunsOnTheProcessorAlone()
    {
        var tries = 0;
        var choice = ProviderChoice.Make("auto", new FakeGpu());
        var placement = choice.Open("big", () => new SessionOptions(), Refuse).Placement;
        Assert.Equal(("CPU", true), (placement.Provider, placement.IsFallback));
        Assert.StartsWith("FAKE refused it: ", placement.Detail, StringComparison.Ordinal);
        Assert.Equal("FAKE", Open(choice).Provider);

        // What ONNX Runtime throws for a model that is none.
        int Refuse(SessionOptions options) => tries++ == 0 ? new InferenceSession([1, 2, 3], options).GetHashCode() : 0;
    }

    [Fact]
    public void TheNextProviderIsTriedAfterOneThatIsMissing() =>
        Assert.Equal("SECOND", Open(ProviderChoice.Make(null, new FakeGpu { Missing = "x" }, new FakeGpu { Name = "SECOND" })).Provider);

    [Fact]
    public void WhoAsksForTheProcessorGetsIt() =>
        Assert.Equal(new Placement("m", "CPU", "asked for", false), Open(ProviderChoice.Make("CPU", new FakeGpu())));

    [Fact]
    public void AnUnknownProviderIsRefusedWithThoseThatAreKnown() =>
        Assert.Contains("auto, cpu or fake", Assert.Throws<ModelException>(() => ProviderChoice.Make("tpu", new FakeGpu())).Message);

    [Fact]
    public void AUsualBuildSaysHowToGetCuda() =>
        Assert.Contains("-p:UseGpu=true", Assert.Throws<ProviderUnavailableException>(() => new CudaProvider().Find()).Message);

    static Placement Open(ProviderChoice choice) => choice.Open("m", () => new SessionOptions(), _ => 0).Placement;

    sealed class FakeGpu : IExecutionProvider
    {
        public string Name { get; init; } = "FAKE";
        public string? Missing { get; init; }
        public int Appended { get; private set; }

        public Device Find() => Missing is null ? new Device("Card", 16L << 30) : throw new ProviderUnavailableException(Missing);

        public void Append(SessionOptions options, Device device) => Appended++;
    }
}
