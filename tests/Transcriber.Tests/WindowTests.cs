using AudioAspire.Transcriber.VoiceActivity;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Tests;

public sealed class WindowTests
{
    const int Second = 16_000;

    static SampleSpan Span(double start, double end) => new((long)(start * Second), (long)(end * Second));

    static float[] Probabilities(params (int Frames, float Value)[] runs) => [.. runs.SelectMany(r => Enumerable.Repeat(r.Value, r.Frames))];

    static List<SampleSpan> SpansOf(float[] probabilities, int chunk = int.MaxValue)
    {
        var spans = new SpeechSpans(SpeechSpanOptions.Default);
        var found = new List<SampleSpan>();
        foreach (var part in probabilities.Chunk(Math.Min(chunk, probabilities.Length))) found.AddRange(spans.Push(part));
        found.AddRange(spans.Complete());
        return found;
    }

    static List<PackedSpeech> Pack(params SampleSpan[] spans)
    {
        var packer = new WindowPacker(WindowOptions.Default);
        return [.. spans.SelectMany(s => packer.Push(s)), .. packer.Complete()];
    }

    [Fact]
    public void SpeechGoesOnBetweenTheTwoThresholds() =>
        Assert.Equal([new SampleSpan(10 * 512, 40 * 512)], SpansOf(Probabilities((10, 0.1f), (10, 0.9f), (20, 0.4f), (20, 0.1f))));

    [Fact]
    public void AShortDipIsNoPause() =>
        Assert.Single(SpansOf(Probabilities((20, 0.9f), (4, 0.1f), (20, 0.9f), (20, 0.1f))));

    [Fact]
    public void AClickIsNoSpeech() => Assert.Empty(SpansOf(Probabilities((20, 0.1f), (2, 0.9f), (20, 0.1f))));

    [Fact]
    public void SpansDoNotDependOnHowTheProbabilitiesCame()
    {
        var random = new Random(3);
        float[] probabilities = [.. Enumerable.Range(0, 3000).Select(_ => (float)random.NextDouble())];
        Assert.Equal(SpansOf(probabilities), SpansOf(probabilities, 7));
    }

    [Fact]
    public void SpeechWithoutAPauseIsCutWhereItIsLeastVoiced()
    {
        var probabilities = Probabilities((700, 0.9f), (7, 0.55f), (900, 0.9f));
        var spans = SpansOf(probabilities);
        Assert.Equal(703 * 512, spans[0].End, 4 * 512.0);
        Assert.Equal(spans[0].End, spans[1].Start);
        Assert.All(spans, s => Assert.InRange(s.Length, 1, 30 * Second));
    }

    [Fact]
    public void NeighbouringSpansShareAWindowUntilItIsFull()
    {
        var windows = Pack(Span(0, 10), Span(10.5, 20), Span(21, 35));
        Assert.Equal([2, 1], windows.Select(w => w.Speech.Count));
    }

    [Fact]
    public void AWindowIsCutAtALongPauseRatherThanFilled()
    {
        var windows = Pack(Span(0, 24), Span(25.5, 27), Span(27.2, 29), Span(29.2, 40));
        Assert.Single(windows[0].Speech);
    }

    [Fact]
    public void ALongSilenceIsLeftOutOfTheWindow()
    {
        var window = Assert.Single(Pack(Span(1, 2), Span(60, 61)));
        Assert.Equal(2, window.Pieces.Count);
        Assert.InRange(window.Pieces.Sum(p => p.Length), 2 * Second, 4 * Second);
    }

    [Fact]
    public void TheSilenceBeforeTheFirstWordsIsHeardWithThem() =>
        Assert.Equal(Span(0.1, 10.4), Assert.Single(Assert.Single(Pack(Span(0.5, 10))).Pieces));

    [Fact]
    public void WindowsNeverShareASample()
    {
        var random = new Random(5);
        var at = 0.0;
        var spans = Enumerable.Range(0, 200).Select(_ =>
        {
            var start = at + 0.2 + random.NextDouble();
            at = start + 0.2 + 8 * random.NextDouble();
            return Span(start, at);
        }).ToArray();
        var pieces = Pack(spans).SelectMany(w => w.Pieces).ToList();
        Assert.All(pieces.Zip(pieces.Skip(1)), p => Assert.True(p.First.End <= p.Second.Start));
        Assert.All(Pack(spans), w => Assert.True(w.Pieces.Sum(p => p.Length) <= 30 * Second));
        Assert.All(spans, s => Assert.Contains(pieces, p => p.Start <= s.Start && s.End <= p.End));
    }

    [Theory]
    [InlineData(0.5, 10.5)]
    [InlineData(1.5, 7200.5)]
    [InlineData(9, 7201)]
    public void WindowTimeMapsToRecordingTime(double inside, double recording)
    {
        SampleSpan[] pieces = [Span(10, 11), Span(7200, 7201)];
        Assert.Equal(recording, new SpeechWindow(0, pieces, pieces, new float[2 * Second]).ToRecording(inside), 6);
    }

    [Fact]
    public void ANarrowedWindowHoldsTheSamplesOfItsPieces()
    {
        SampleSpan[] pieces = [Span(10, 12), Span(20, 22)];
        var window = new SpeechWindow(0, pieces, pieces, [.. Enumerable.Range(0, 4 * Second).Select(i => (float)i)]);
        var narrow = window.Narrow([Span(20.5, 21)], 0);
        Assert.Equal(2.5f * Second, narrow.Samples[0]);
        Assert.Equal(Second / 2, narrow.Samples.Length);
    }
}
