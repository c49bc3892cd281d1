using AudioAspire.Contracts.V1;
using AudioAspire.Transcriber.Streaming;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Tests;

/// <summary>What users of other Whisper programs report again and again, one test each; the issue it comes from stands beside it.</summary>
public sealed class WhatUsersComplainAbout(Models models)
{
    const string Loop = "and then we went and then we went and then we went and then we went";

    // SYSTRAN/faster-whisper#465, #424, #322: loops stay in spite of voice activity and beams.
    [Fact]
    public async Task ALoopIsHeardAgainInSmallerWindows()
    {
        var recogniser = new ScriptedRecogniser(w => w.Length > 20 ? Loop : "and then we went home");
        var segments = (await ReadAsync(recogniser)).Segments();
        Assert.NotEmpty(segments);
        Assert.All(segments, s => Assert.Equal("", s.Suspect));
    }

    // faster-whisper#506: repetitions have high confidence, and nothing else tells.
    [Fact]
    public async Task ALoopThatStaysIsSuspectHoweverSureTheModelIs()
    {
        var segments = (await ReadAsync(new ScriptedRecogniser(_ => Loop))).Segments();
        Assert.NotEmpty(segments);
        Assert.All(segments, s => Assert.Equal("loop", s.Suspect));
        Assert.All(segments.SelectMany(s => s.Words), w => Assert.True(w.Confidence > 0.9));
    }

    // faster-whisper#1179, PR #856, m-bain/whisperX#844, #828: batched reading drops whole segments without a word.
    [Fact]
    public async Task SpeechThatGotNoWordsIsReportedWithItsTimes()
    {
        var recogniser = new ScriptedRecogniser(_ => "");
        var spans = (await ReadAsync(recogniser))[^1].Done.Spans.Where(s => s.Kind == "untranscribed").ToList();
        var speech = recogniser.Asked.SelectMany(a => a.Window.Speech).Where(s => s.Length > 16_000).ToList();
        Assert.NotEmpty(speech);
        Assert.All(speech, s => Assert.Contains(spans, u => u.Start <= s.Start / 16_000.0 + 1e-6 && u.End >= s.End / 16_000.0 - 1e-6));
    }

    // faster-whisper#1179: the initial prompt leaks into the text, and the language switches half-way.
    [Fact]
    public async Task TheVocabularyStaysOutOfTheTextAndTheLanguageStays()
    {
        string[] absent = ["Bartholomew", "Zanzibar"];
        var events = await RunAsync(models.Transcriber, Recordings.Pcm(await Recordings.Spanish), new(1, null, absent, 0));
        Assert.NotEmpty(events.Segments());
        Assert.All(absent, name => Assert.DoesNotContain(name, events.Text(), StringComparison.OrdinalIgnoreCase));
        Assert.All(events.Segments(), s => Assert.Equal("es", s.Language));
    }

    // faster-whisper#1427: batched mode overrides the caller's options in silence.
    [Fact]
    public async Task EveryReadingIsMadeWithTheCallersOptionsAndTheResultNamesTheLanguage()
    {
        var recogniser = new ScriptedRecogniser(_ => Loop);
        var events = await RunAsync(new RecordingTranscriber(recogniser, models.Activity), Recordings.Pcm(await Recordings.Spanish), new(1, "en", ["Lucía"], 0, Verbatim: true));
        Assert.True(recogniser.Asked.Count > 1);
        Assert.All(recogniser.Asked, a => Assert.Equal(("en", true, "Lucía"), (a.Request.Language.Recording, a.Request.Verbatim, a.Request.Vocabulary.Single())));
        Assert.Equal("en", events[^1].Done.Language.Language);
    }

    // faster-whisper#919: a segment at 18.71 s in a clip of 3 s.
    [Fact]
    public async Task AClipThatEndsInAWordHasNoTimesBehindItsEnd()
    {
        var events = await models.Transcriber.TranscribeAsync(Recordings.Pcm((await Recordings.Spanish)[..48_000]));
        Assert.NotEmpty(events.Segments());
        Assert.All(events.Segments().SelectMany(s => s.Words), w => Assert.True(0 <= w.Start && w.Start <= w.End && w.End <= 3));
    }

    // faster-whisper PR #1395: with word times on, the tail that is left over is read once more and something is invented.
    [Fact]
    public async Task AfterTheLastWordNothingIsReadFromTheBreathThatFollows()
    {
        var speech = (await Recordings.Spanish)[..SpeechEnds];
        var events = await models.Transcriber.TranscribeAsync(Recordings.Pcm([.. speech, .. Recordings.Breathing(3, 0.02)]));
        Assert.Contains("noche", events.Text());
        Assert.All(events.Segments().SelectMany(s => s.Words), w => Assert.True(w.Start < SpeechEnds / 16_000.0));
    }

    // ggml-org/whisper.cpp PR #2629, #1724, #1507, #2040: "you you you" and thanks for watching in the silence at the end.
    [Fact]
    [Trait("Category", "Campaign")]
    public async Task SilenceAtTheEndAddsNoWords()
    {
        var speech = (await Recordings.Spanish)[..SpeechEnds];
        var alone = await models.Transcriber.TranscribeAsync(Recordings.Pcm([.. speech, .. Recordings.Silence(1)]));
        var followed = await models.Transcriber.TranscribeAsync(Recordings.Pcm([.. speech, .. Recordings.Silence(30)]));
        Assert.NotEmpty(alone.Segments());
        Assert.Equal(alone.Segments(), followed.Segments());
    }

    // whisper.cpp#3162: after two hours the times that voice activity cut out cross over.
    [Fact]
    public void TimesStayInOrderAndExactForThreeHoursOfCutAudio()
    {
        var packer = new WindowPacker(WindowOptions.Default);
        SampleSpan[] speech = [.. Enumerable.Range(0, 1_500).Select(i => new SampleSpan(i * 7L * 16_000 + i % 50 * 320, i * 7L * 16_000 + i % 50 * 320 + (i % 5 + 1) * 16_000L))];
        var windows = speech.SelectMany(s => packer.Push(s)).Concat(packer.Complete()).Select(p => new SpeechWindow(0, p.Pieces, p.Speech, new float[p.Pieces.Sum(x => x.Length)])).ToList();
        var last = 0.0;
        foreach (var window in windows)
            for (var time = 0.01; time < window.Length; time += 0.25)
            {
                var recording = window.ToRecording(time);
                Assert.True(recording > last && window.Pieces.Any(p => p.Start <= recording * 16_000 + 1e-3 && recording * 16_000 <= p.End + 1e-3));
                last = recording;
            }
        Assert.True(last > 10_400);
    }

    // whisper.cpp PR #3675: a recording that starts in silence has its first words at 0.
    [Fact]
    [Trait("Category", "Campaign")]
    public async Task WordsBehindSilenceAtTheStartHaveTheirOwnTimes()
    {
        var speech = await Recordings.Spanish;
        var alone = await models.Transcriber.TranscribeAsync(Recordings.Pcm(speech));
        var later = await models.Transcriber.TranscribeAsync(Recordings.Pcm([.. Recordings.Silence(40), .. speech]));
        var (first, moved) = (alone.Segments()[0].Words[0], later.Segments()[0].Words[0]);
        Assert.Equal(first.Text, moved.Text);
        Assert.Equal(40 + first.Start, moved.Start, 0.3);
    }

    // m-bain/whisperX#1298, #1016: words with digits are seconds off or have no time at all.
    [Fact]
    [Trait("Category", "Campaign")]
    public async Task ANumberWrittenInDigitsHasTheTimeOfTheWordsThatWereSaid()
    {
        var events = await models.Transcriber.TranscribeAsync(Recordings.Pcm(await Recordings.Spanish));
        // "... el martes catorce de marzo" ends at 23.9 s.
        var number = Assert.Single(events.Segments().SelectMany(s => s.Words), w => w.Text.Contains("14", StringComparison.Ordinal));
        Assert.InRange(number.Start, 22.2, 23.4);
        Assert.InRange(number.End, number.Start + 0.1, 23.9);
    }

    // whisperX#1446: the same words soon again get the first ones' times.
    [Fact]
    [Trait("Category", "Campaign")]
    public async Task TheSameWordsSoonAgainHaveTimesOfTheirOwn()
    {
        // "Buenos días, gracias por venir." twice, a second apart.
        var said = (await Recordings.Spanish)[8_000..41_600];
        var words = (await models.Transcriber.TranscribeAsync(Recordings.Pcm([.. said, .. Recordings.Silence(1), .. said, .. Recordings.Silence(1)]))).Segments().SelectMany(s => s.Words).ToList();
        var thanks = words.Where(w => w.Text.StartsWith("gracias", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.Equal(2, thanks.Count);
        Assert.Equal(3.1, thanks[1].Start - thanks[0].Start, 0.3);
    }

    /// <summary>Behind "... qué pasó aquella noche.", in samples.</summary>
    const int SpeechEnds = (int)(20.75 * 16_000);

    async Task<List<TranscribeEvent>> ReadAsync(ScriptedRecogniser recogniser) =>
        await RunAsync(new RecordingTranscriber(recogniser, models.Activity), Recordings.Pcm(await Recordings.Spanish), new(1, "es", [], 0));

    static Task<List<TranscribeEvent>> RunAsync(RecordingTranscriber transcriber, byte[] pcm, TranscriptionRequest request) =>
        transcriber.TranscribeAsync(request, Recordings.Arrive([pcm]), TestContext.Current.CancellationToken).ToListAsync().AsTask();
}
