using AudioAspire.Contracts.V1;

namespace AudioAspire.Transcriber.Tests;

/// <summary>Whole recordings through everything but gRPC.</summary>
public sealed class TranscriptionTests(Models models)
{
    public static TheoryData<string> WithoutSpeech => ["empty", "one sample", "silence", "noise", "hum", "tone", "chord", "breathing", "babble", "click"];

    [Theory]
    [MemberData(nameof(WithoutSpeech))]
    public Task WhereNobodySpeaksThereAreNoWords(string kind) => NothingIsInventedAsync(kind, 35);

    [Theory]
    [Trait("Category", "Campaign")]
    [InlineData("silence", 3_600)]
    [InlineData("noise", 600)]
    [InlineData("hum", 600)]
    [InlineData("tone", 600)]
    [InlineData("chord", 600)]
    [InlineData("breathing", 600)]
    [InlineData("babble", 600)]
    public Task NothingIsInventedInTheLongRun(string kind, int seconds) => NothingIsInventedAsync(kind, seconds);

    async Task NothingIsInventedAsync(string kind, int seconds)
    {
        float[] samples = kind switch
        {
            "empty" => [],
            "one sample" => [0.5f],
            "silence" => Recordings.Silence(seconds),
            "noise" => Recordings.Noise(seconds, 0.1),
            "hum" => Recordings.Tone(seconds, 50, 0.2),
            "tone" => Recordings.Tone(seconds, 440, 0.3),
            "chord" => Recordings.Chord(seconds, 0.3),
            "breathing" => Recordings.Breathing(seconds, 0.05),
            "babble" => await Recordings.BabbleAsync(seconds, 0.01),
            _ => [.. Recordings.Silence(2), 1, -1, 1, .. Recordings.Silence(2)],
        };
        var events = await models.Transcriber.TranscribeAsync(Recordings.Pcm(samples), language: null);
        Assert.DoesNotContain(events.Segments(), s => s.Suspect.Length == 0);
        var done = events[^1].Done;
        Assert.Equal(samples.Length / 16_000.0, done.Duration, 6);
        if (samples.Length > 16_000) Assert.NotEmpty(done.Spans);
    }

    [Fact]
    public async Task TimesAreInOrderAndInsideTheRecording()
    {
        var events = await models.Transcriber.TranscribeAsync(Recordings.Pcm(await Recordings.Spanish));
        var done = events[^1].Done;
        var time = 0.0;
        foreach (var segment in events.Segments())
        {
            Assert.Equal(segment.Start, segment.Words[0].Start);
            Assert.Equal(segment.End, segment.Words[^1].End);
            foreach (var word in segment.Words)
            {
                Assert.True(time <= word.Start && word.Start <= word.End && word.End <= done.Duration);
                Assert.InRange(word.Confidence, 0, 1);
                time = word.End;
            }
        }
        Assert.All(done.Spans, s => Assert.True(0 <= s.Start && s.Start <= s.End && s.End <= done.Duration));
    }

    [Fact]
    public async Task TheConversationThatGreedySearchDropsIsRead()
    {
        var text = (await models.Transcriber.TranscribeAsync(Recordings.Pcm(await Recordings.Spanish))).Text();
        Assert.Contains("inspector Javier Molina", text);
        Assert.Contains("Ferrer", text);
        Assert.Contains("trabaja", text);
    }

    [Fact]
    public async Task TheLanguageIsFoundAndTheResultIsTheSameAsWhenItIsGiven()
    {
        var pcm = Recordings.Pcm(await Recordings.English);
        var found = await models.Transcriber.TranscribeAsync(pcm, language: null, chunk: 1 << 20);
        var given = await models.Transcriber.TranscribeAsync(pcm, language: "en", chunk: 4_001);
        Assert.Equal("en", Assert.Single(found, e => e.Language is not null).Language.Language);
        Assert.Equal(given.Segments(), found.Segments());
    }

    [Theory]
    [InlineData("es")]
    [InlineData(null)]
    public async Task LongSilenceShowsProgress(string? language)
    {
        var events = await models.Transcriber.TranscribeAsync(Recordings.Pcm(Recordings.Silence(120)), language);
        var finished = events.Where(e => e.Progress is not null).Select(e => e.Progress.FinishedSeconds).ToList();
        Assert.InRange(finished.Count, 7, 9);
        Assert.Equal(finished.Order(), finished);
        Assert.Equal(120, finished[^1], 0.1);
    }

    [Fact]
    public async Task SpeechInAnotherLanguageIsReadInThat()
    {
        var (spanish, english) = (await Recordings.Spanish, await Recordings.English);
        var events = await models.Transcriber.TranscribeAsync(Recordings.Pcm([.. spanish, .. spanish, .. spanish, .. Recordings.Silence(3), .. english, .. english]), language: null);
        Assert.Equal("es", events[^1].Done.Language.Language);
        Assert.All(events.Segments().Where(s => s.End < 80), s => Assert.Equal("es", s.Language));
        Assert.Contains(events.Segments(), s => s.Language == "en" && s.Start > 93);
    }

    [Fact]
    public async Task ResumingGivesTheSameRemainingSegments()
    {
        var speech = await Recordings.Spanish;
        var pcm = Recordings.Pcm([.. speech, .. speech]);
        var whole = await models.Transcriber.TranscribeAsync(pcm);
        var resumed = await models.Transcriber.TranscribeAsync(pcm, resumeFrom: whole.Last(e => e.Progress is not null).Progress.FinishedSeconds);
        var half = await models.Transcriber.TranscribeAsync(pcm, resumeFrom: 30);
        Assert.Empty(resumed.Segments());
        Assert.NotEmpty(half.Segments());
        Assert.Equal(whole.Segments().TakeLast(half.Segments().Count), half.Segments());
    }

    [Fact]
    [Trait("Category", "Campaign")]
    public async Task EarlierAndResumedSpansAreThoseOfTheWholeRun()
    {
        var speech = await Recordings.Spanish;
        // Speech to the voice activity, hard to read for the recogniser.
        var backwards = Enumerable.Reverse(speech).ToArray();
        var pcm = Recordings.Pcm([.. backwards, .. speech, .. backwards]);
        var whole = await models.Transcriber.TranscribeAsync(pcm);
        var spans = Spans(whole);
        Assert.Equal(spans, whole[^1].Done.Spans.Where(s => s.Kind == "untranscribed").OrderBy(s => s.Start));
        var from = whole.Last(e => e.Progress is not null).Progress.FinishedSeconds / 2;
        var resumed = await models.Transcriber.TranscribeAsync(pcm, resumeFrom: from);
        Assert.Equal(spans, spans.Where(s => s.Start < from).Concat(Spans(resumed)));

        static List<AudioSpan> Spans(IEnumerable<TranscribeEvent> events) => [.. events.Where(e => e.Span is not null).Select(e => e.Span).OrderBy(s => s.Start)];
    }

    [Fact]
    public async Task EveryChannelHasItsOwnWords()
    {
        var spanish = await Recordings.Spanish;
        var first = spanish.AsSpan(0, 12 * 16_000).ToArray();
        var events = await models.Transcriber.TranscribeAsync(Recordings.Pcm(Recordings.Silence(12), first), channels: 2);
        Assert.NotEmpty(events.Segments());
        Assert.All(events.Segments(), s => Assert.Equal(1, s.Channel));
        Assert.Contains(events[^1].Done.Spans, s => s.Channel == 0 && s.End - s.Start > 11);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatIsAskedForIsNotInventedInSilence(bool verbatim)
    {
        var events = new List<TranscribeEvent>();
        await foreach (var e in models.Transcriber.TranscribeAsync(
            new Streaming.TranscriptionRequest(1, "es", ["Lucía Ferrer", "Javier Molina"], 0, verbatim), Silence(), TestContext.Current.CancellationToken))
            events.Add(e);
        Assert.Empty(events.Segments());

        static async IAsyncEnumerable<ReadOnlyMemory<byte>> Silence()
        {
            await Task.Yield();
            yield return Recordings.Pcm(Recordings.Silence(20));
        }
    }
}
