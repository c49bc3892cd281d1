using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Whisper;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Tests;

public sealed class BatchTests(Models models)
{
    static SpeechWindow Window(float[] samples)
    {
        SampleSpan[] all = [new(0, samples.Length)];
        return new SpeechWindow(0, all, all, samples);
    }

    [Fact]
    public async Task AWindowIsHeardAndReadTheSameInAnyBatch()
    {
        var speech = await Recordings.Spanish;
        // From the second sentence on this window is read to its end: many tokens, long past.
        var (first, second, brief) = (Window(speech[(int)(2.6 * 16_000)..]), Window(await Recordings.English), Window(speech[..24_000]));
        var prompt = Prompt.For(models.Recogniser.Model, "es");
        using var decoder = new BatchDecoder(models.Recogniser.Model, 4, SearchOptions.Default);
        var alone = Read([first], 0);
        foreach (var batch in (SpeechWindow[][])[[second, first], [first, brief], [second, first, brief, second]])
        {
            var together = Read(batch, Array.IndexOf(batch, first));
            Assert.True(alone.Heard.AsSpan().SequenceEqual(together.Heard), $"encoder differs in a batch of {batch.Length}");
            Assert.Equal(alone.Reading.Tokens, together.Reading.Tokens);
            Assert.Equal(alone.Reading.LogProbabilities, together.Reading.LogProbabilities);
            Assert.Equal(alone.Reading.Rows, together.Reading.Rows);
            Assert.Equal(alone.Reading.SumLogProbability, together.Reading.SumLogProbability);
        }

        (byte[] Heard, Hypothesis Reading) Read(SpeechWindow[] windows, int index)
        {
            decoder.Encode(windows, TestContext.Current.CancellationToken);
            var size = decoder.Cross[1].Length / windows.Length;
            var heard = decoder.Cross[1].Slice(index * size, size).ToArray();
            return (heard, decoder.Read(windows, [.. windows.Select(_ => prompt)], null, 0, TestContext.Current.CancellationToken)[index].Best);
        }
    }
}
