using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Sentences;
using AudioAspire.Insights.Statistics;

namespace AudioAspire.Insights.Tests.Statistics;

public sealed class TurnTakingTests
{
    static AnalyzeTurn Turn(int index, string speaker, double start, double end, string text) =>
        new() { Index = index, Speaker = speaker, Start = start, End = end, Text = text };

    static readonly Lexicon English = Lexicon.For("en");

    [Fact]
    public void SilencesAreGapsOfASecondAndMore()
    {
        var pauses = TurnTaking.Silences([Turn(0, "A", 0, 2, "x"), Turn(1, "B", 2.5, 4, "x"), Turn(2, "A", 5.5, 6, "x")]).ToArray();
        Assert.Equal((4, 5.5, 2), (pauses.Single().Start, pauses.Single().End, pauses.Single().BeforeTurn));
    }

    [Fact]
    public void TalkAndOverlapAreCountedOnce() =>
        Assert.Equal((6, 1), TurnTaking.Coverage([Turn(0, "A", 0, 3, "x"), Turn(1, "B", 2, 5, "x"), Turn(2, "A", 6, 7, "x")]));

    [Fact]
    public void TakingTheFloorInterruptsABackChannelDoesNot()
    {
        AnalyzeTurn[] turns = [Turn(0, "A", 0, 5, "So I went home and"), Turn(1, "B", 2, 2.4, "Mm-hm."), Turn(2, "B", 4.5, 7, "What time was that?")];
        var found = TurnTaking.Interruptions(turns, English).Single();
        Assert.Equal(("B", "A", 2), (found.Speaker, found.Interrupted, found.Turn));
    }

    [Fact]
    public void LatencyIsTheTimeFromQuestionToAnswer()
    {
        AnalyzeTurn[] turns = [Turn(0, "A", 0, 2, "What did you see?"), Turn(1, "B", 3.2, 4, "A van."), Turn(2, "A", 4.5, 5, "Thanks."), Turn(3, "B", 9, 10, "Bye.")];
        var latencies = TurnTaking.ResponseLatencies(turns, SentenceSegmenter.Segment(turns, "en"), English);
        Assert.Equal([1], latencies.Keys);
        Assert.Equal(1.2, latencies[1], 9);
    }

    [Fact]
    public void WhoAsksIsTheInterviewer()
    {
        var turns = Turns.Of("B: Hello.", "A: Hi. What did you see?", "B: A van.", "A: When was it?", "B: At nine. Why?", "A: Was it white?", "B: Yes.");
        var roles = InterviewerDetection.Roles(turns, SentenceSegmenter.Segment(turns, "en"));
        Assert.Equal(("interviewer", "interviewee"), (roles["A"], roles["B"]));
    }

    [Fact]
    public void WithoutQuestionsNobodyIs() =>
        Assert.All(InterviewerDetection.Roles(Turns.Of("A: Hello.", "B: Hi."), []).Values, role => Assert.Equal("unknown", role));
}
