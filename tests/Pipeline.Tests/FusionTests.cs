using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Fusing;
using AudioAspire.Pipeline.Stages;

namespace AudioAspire.Pipeline.Tests;

public sealed class FusionTests
{
    static readonly InterviewName s_name = new("c", "i");

    static TranscribedSegment Words(int channel, params (string Text, double Start, double End)[] words) =>
        new(words.Length == 0 ? 0 : words[0].Start, words.Length == 0 ? 0 : words[^1].End, channel, "", [.. words.Select(w => new TranscribedWord(w.Text, w.Start, w.End, 0.9, false))]);

    static Diarization Speakers(params (string Id, double Start, double End)[] turns) => new()
    {
        Turns = [.. turns.Select(t => new DiarizedTurn(t.Start, t.End, t.Id))],
        Voices = [.. turns.Select(t => t.Id).Distinct().Order().Select(id => new Voice(id, 1, 1, -1, []))],
    };

    static Transcript Fuse(Diarization diarization, double duration, params TranscribedSegment[] segments) =>
        Fusion.Fuse(s_name, new Transcription { Language = "es", Segments = segments }, diarization, 1, duration, new RunOptions());

    [Fact]
    public void AWordBelongsToWhoSpeaksThen()
    {
        var transcript = Fuse(Speakers(("S1", 0, 2), ("S2", 2, 4)), 4, Words(0, ("¿Qué", 0.2, 0.5), ("tal?", 0.5, 1), ("Muy", 2.2, 2.5), ("bien.", 2.5, 3)));
        Assert.Equal([("S1", "¿Qué tal?"), ("S2", "Muy bien.")], transcript.Turns.Select(t => (t.Speaker, t.Text)));
    }

    [Fact]
    public void JitterMakesNoIslands()
    {
        var transcript = Fuse(Speakers(("S1", 0, 1), ("S2", 1, 1.3), ("S1", 1.3, 3)), 3,
            Words(0, ("yo", 0.2, 0.5), ("no", 0.6, 0.9), ("fui", 1.0, 1.3), ("a", 1.4, 1.6), ("casa", 1.7, 2.2)));
        Assert.Equal("yo no fui a casa", Assert.Single(transcript.Turns).Text);
    }

    [Theory, InlineData(-0.4), InlineData(-0.2), InlineData(0.2), InlineData(0.4)]
    public void AShiftedBoundaryDoesNotCutASentence(double shift)
    {
        var boundary = 2 + shift;
        var transcript = Fuse(Speakers(("S1", 0, boundary), ("S2", boundary, 4)), 4,
            Words(0, ("¿Dónde", 0.2, 0.8), ("estaba", 0.9, 1.4), ("usted?", 1.5, 1.95), ("En", 2.05, 2.35), ("mi", 2.4, 2.6), ("casa.", 2.7, 3.2)));
        Assert.Equal(["¿Dónde estaba usted?", "En mi casa."], transcript.Turns.Select(t => t.Text));
    }

    [Fact]
    public void AShortAnswerKeepsItsSpeaker()
    {
        var transcript = Fuse(Speakers(("S1", 0, 2), ("S2", 2.1, 2.5), ("S1", 2.6, 5)), 5,
            Words(0, ("¿Estaba", 0.2, 0.8), ("allí?", 0.9, 1.5), ("Sí.", 2.15, 2.45), ("¿Y", 2.7, 2.9), ("Luis?", 3, 3.5)));
        Assert.Equal(["S1", "S2", "S1"], transcript.Turns.Select(t => t.Speaker));
    }

    [Fact]
    public void ABackChannelIsATurnInsideTheTurnThatGoesOn()
    {
        var transcript = Fuse(Speakers(("S2", 0, 4), ("S1", 1.9, 2.4)), 4,
            Words(0, ("el", 0.2, 0.5), ("14", 0.6, 1), ("de", 1, 1.3), ("marzo.", 1.3, 1.84), ("Ajá.", 1.92, 2.14), ("Yo", 2.18, 2.26), ("me", 2.26, 2.38), ("quedé.", 2.38, 2.7)));
        Assert.Equal([("S2", "el 14 de marzo. Yo me quedé.", true), ("S1", "Ajá.", true)], transcript.Turns.Select(t => (t.Speaker, t.Text, t.Overlap)));
        Check(transcript);
    }

    [Fact]
    public void ABackChannelBetweenTwoTurnsPartsThem()
    {
        var transcript = Fuse(Speakers(("S2", 0, 1.5), ("S1", 1.55, 2.1), ("S2", 1.8, 4)), 4,
            Words(0, ("la", 0.8, 0.9), ("luz.", 0.95, 1.14), ("Ajá.", 1.7, 1.92), ("En", 2, 2.04), ("ese", 2.04, 2.2), ("orden.", 2.2, 2.5)));
        Assert.Equal([("S2", "la luz."), ("S1", "Ajá."), ("S2", "En ese orden.")], transcript.Turns.Select(t => (t.Speaker, t.Text)));
    }

    [Fact]
    public void AShortTurnOverASentenceThatGoesOnTakesNoWord()
    {
        var transcript = Fuse(Speakers(("S2", 0, 4), ("S1", 1.5, 2)), 4,
            Words(0, ("en", 0.2, 0.5), ("marcha.", 0.6, 1.4), ("Eso", 1.5, 1.9), ("me", 1.9, 2.1), ("dio", 2.1, 2.4), ("miedo.", 2.4, 2.9)));
        Assert.Equal("S2", Assert.Single(transcript.Turns).Speaker);
    }

    [Fact]
    public void WhereNobodyIsHeardTheSpeakerIsUnknown()
    {
        var transcript = Fuse(Speakers(("S1", 0, 1)), 9, Words(0, ("hola", 0.2, 0.8), ("eco", 7, 7.5)));
        Assert.Equal(["S1", "unknown"], transcript.Turns.Select(t => t.Speaker));
        Assert.Equal(["S1"], transcript.Speakers.Select(s => s.Id));
    }

    [Fact]
    public void WhereNoWordIsSaidThereAreNoSpeakers() =>
        Assert.Empty(Fuse(Speakers(("S1", 0, 20)), 25).Speakers);

    [Fact]
    public void WithoutSpeakersEveryWordIsUnknown() =>
        Assert.Equal("unknown", Assert.Single(Fuse(new Diarization(), 3, Words(0, ("hola", 0.2, 0.8))).Turns).Speaker);

    [Fact]
    public void AWordJustOutsideATurnStillBelongsToIt() =>
        Assert.Equal("S1", Assert.Single(Fuse(Speakers(("S1", 0, 1)), 3, Words(0, ("hola", 0.5, 0.9), ("amigo", 1.2, 1.5))).Turns).Speaker);

    [Fact]
    public void ALongPauseEndsATurn() =>
        Assert.Equal(2, Fuse(Speakers(("S1", 0, 9)), 9, Words(0, ("uno", 0.2, 0.8), ("dos", 5, 5.5))).Turns.Count);

    [Fact]
    public void OverlapIsMarked()
    {
        var transcript = Fuse(Speakers(("S1", 0, 4), ("S2", 2, 3)), 5, Words(0, ("hablo", 0.2, 0.8), ("y", 2, 2.2), ("hablo", 2.5, 3.5)));
        Assert.True(Assert.Single(transcript.Turns).Overlap);
    }

    [Fact]
    public void TouchingTurnsAreNoOverlap() =>
        Assert.All(Fuse(Speakers(("S1", 0, 2.1), ("S2", 2, 4)), 4, Words(0, ("uno.", 0.2, 1.8), ("dos.", 2.3, 3))).Turns, t => Assert.False(t.Overlap));

    [Fact]
    public void SuspectTextIsATurnOfItsOwn()
    {
        var transcript = Fuse(Speakers(("S1", 0, 9)), 9, Words(0, ("bien.", 0.2, 0.8)), Words(0, ("gracias", 1, 1.5)) with { Suspect = "phantom" }, Words(0, ("sigo", 2, 2.5)));
        Assert.Equal([null, "phantom", null], transcript.Turns.Select(t => t.Suspect));
    }

    [Fact]
    public void TwoChannelsAreTwoSpeakersEvenWhileBothTalk()
    {
        var diarization = new Diarization
        {
            Turns = [new(0, 4, "S1"), new(1, 2, "S2")],
            Voices = [new Voice("S1", 4, 1, 0, []), new Voice("S2", 1, 1, 1, [])],
        };
        var transcript = Fusion.Fuse(s_name, new Transcription
        {
            Language = "en",
            Segments = [Words(0, ("so", 0.1, 0.5), ("I", 0.6, 0.9), ("went", 1.1, 1.5), ("home", 1.6, 2.2)), Words(1, ("uh-huh", 1.2, 1.6))],
        }, diarization, 2, 4, new RunOptions());
        Assert.Equal([("S1", "so I went home", true), ("S2", "uh-huh", true)], transcript.Turns.Select(t => (t.Speaker, t.Text, t.Overlap)));
    }

    [Fact]
    public void AReplyInAPauseOfTheOtherChannelSplitsTheTurn()
    {
        var diarization = new Diarization { Turns = [new(0, 1, "S1"), new(1.2, 1.8, "S2"), new(2, 3, "S1")], Voices = [new Voice("S1", 2, 1, 0, []), new Voice("S2", 1, 1, 1, [])] };
        var transcript = Fusion.Fuse(s_name, new Transcription
        {
            Segments = [Words(0, ("ready?", 0.1, 0.9), ("good", 2.1, 2.6)), Words(1, ("yes", 1.2, 1.6))],
        }, diarization, 2, 4, new RunOptions());
        Assert.Equal(["ready?", "yes", "good"], transcript.Turns.Select(t => t.Text));
    }

    [Fact]
    public void GluedWordsHaveNoSpace()
    {
        var segment = new TranscribedSegment(0, 1, 0, "", [new("你", 0, 0.2, 1, false), new("好", 0.2, 0.5, 1, true)]);
        Assert.Equal("你好", Assert.Single(Fuse(Speakers(("S1", 0, 1)), 1, segment).Turns).Text);
    }

    [Fact]
    public void AReplacedWordKeepsWhatWasHeardAtFirst()
    {
        var segment = new TranscribedSegment(0, 1, 0, "", [new("la", 0, 0.2, 1, false), new("autovía", 0.2, 0.5, 1, false, "autobía")]);
        Assert.Equal([null, "autobía"], Assert.Single(Fuse(Speakers(("S1", 0, 1)), 1, segment).Turns).Words.Select(w => w.Heard));
    }

    [Fact]
    public void WildTimesAreTamed()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var segments = Enumerable.Range(0, 8).Select(_ => new TranscribedSegment(random.NextDouble() * 12 - 1, random.NextDouble() * 12, 0, random.Next(4) == 0 ? "loop" : "",
                [.. Enumerable.Range(0, 5).Select(i => new TranscribedWord(i == 3 ? "  " : $"w{i}", random.Next(9) == 0 ? double.NaN : random.NextDouble() * 14 - 2, random.NextDouble() * 14 - 2, random.NextDouble() * 3 - 1, false))])).ToArray();
            var diarization = Speakers([.. Enumerable.Range(0, 6).Select(i => ($"S{i % 3}", random.NextDouble() * 10, random.NextDouble() * 10))]);
            Check(Fuse(diarization, 10, segments));
        }
    }

    static void Check(Transcript transcript)
    {
        Assert.Equal(Enumerable.Range(0, transcript.Turns.Count), transcript.Turns.Select(t => t.Index));
        Assert.Equal(transcript.Turns.OrderBy(t => t.Start).Select(t => t.Index), transcript.Turns.Select(t => t.Index));
        foreach (var turn in transcript.Turns)
        {
            Assert.True(0 <= turn.Start && turn.Start <= turn.End && turn.End <= transcript.Duration);
            Assert.NotEmpty(turn.Words);
            Assert.All(turn.Words, w => Assert.True(turn.Start <= w.Start && w.Start <= w.End && w.End <= turn.End && w.Speaker == turn.Speaker && w.Text.Length > 0));
            Assert.InRange(turn.Words.Min(w => w.Confidence), 0, 1);
        }
    }

    [Fact]
    public void SpansOfTwoChannelsAreSilenceOnlyWhereBothAreSilent()
    {
        var spans = SpanBuilder.Build([new(0, 5, "silence", 0), new(3, 9, "silence", 1), new(6, 7, "untranscribed", 0)], 2, 8);
        Assert.Equal([(3.0, 5.0, "silence"), (6.0, 7.0, "untranscribed")], spans.Select(s => (s.Start, s.End, s.Kind)));
    }
}
