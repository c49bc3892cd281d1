using AudioAspire.Inference;
using AudioAspire.Transcriber.Whisper;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AudioAspire.Transcriber.Tests;

/// <summary>Keys and values are moved as they are, whatever the graphs make them of.</summary>
public sealed class KeyTypeTests
{
    [Theory]
    [InlineData(TinyWhisper.Float, TensorElementType.Float, 4)]
    [InlineData(TinyWhisper.Half, TensorElementType.Float16, 2)]
    public void BeamsAndWindowsKeepTheirOwnWhereverTheyAreMoved(int type, TensorElementType expected, int bytes)
    {
        using var tiny = new TinyWhisper(type);
        using var model = tiny.Open();
        Assert.Equal((expected, bytes), (model.Config.KeyType, model.Config.KeyBytes));
        using var cross = new CrossAttention(model.Config, 2);
        cross.Resize(2);
        model.Encode(new float[] { 0.5f, 1, 2, 3, 4, 5, 6, 7 }, cross, 0);
        model.Encode(new float[] { 8, 9, 10, 11, 12, 13, 14, 15.5f }, cross, 1);

        var step = model.Step(new long[] { 1, 2 }, 2, SelfAttention.Empty(model.Config, 2), cross);
        Assert.Equal([2, 4], Numbers(step));
        Assert.Equal([0.5f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15.5f], step.Alignment.GetTensorDataAsSpan<float>());
        // Two beams a window: 1 1 2 2, and what each says next.
        var past = step.Present.Repeat(2);
        step.Dispose();
        step = model.Step(new long[] { 3, 4, 5, 6 }, 4, past, cross);
        Assert.Equal([8, 10, 14, 16], Numbers(step));
        step.Present.Copy(from: 3, to: 2, shared: 1);
        past = step.Present.Without(group: 0, size: 2);
        step.Dispose();
        cross.Remove(0);
        step = model.Step(new long[] { 0, 7 }, 2, past, cross);
        Assert.Equal([16, 30], Numbers(step));
        Assert.Equal([8, 9, 10, 11, 12, 13, 14, 15.5f], step.Alignment.GetTensorDataAsSpan<float>());
        step.Dispose();
    }

    [Fact]
    public void AnotherLayoutIsRefusedWithTheWayToMend()
    {
        using var tiny = new TinyWhisper(TinyWhisper.Double);
        Assert.Contains("scripts/float16-model.py", Assert.Throws<ModelException>(tiny.Open).Message, StringComparison.Ordinal);
    }

    static float[] Numbers(DecoderStep step) => step.Logits.GetTensorDataAsSpan<float>().ToArray();
}
