using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Tests;

public sealed class MarkedWordTests
{
    [Fact]
    public void ADoubtfulWordAndASuspectTurnAreMarkedAndStayWhatTheyAre()
    {
        var turn = Build.Turn(0, 2, "S1", "the motorway") with { Suspect = "loop" };
        var html = Build.File(Build.Transcript(turn with { Words = [.. turn.Words.Select(w => w with { Confidence = 0.2 })] }), "report.html");
        Assert.Equal(2, html.Split("<span class=\"w doubt\"").Length - 1);
        Assert.Single(html.Split("<article class=\"turn s0 suspect\"")[1..]);
    }

    [Fact]
    public void AReplacedWordShowsWhatWasHeardAtFirst()
    {
        var html = Build.File(Build.Transcript(Turn("the motorway", "otorba\"<b>")), "report.html");
        Assert.Contains(" title=\"Heard at first: otorba&quot;&lt;b&gt;\">motorway</span>", html, StringComparison.Ordinal);
        Assert.Single(html.Split("class=\"w heard\"")[1..]);
    }

    [Fact]
    public void TheTranscriptKeepsItForProgramsAndOnlyThere()
    {
        var transcript = Build.Transcript(Turn("the motorway", "otorba"));
        Assert.Single(Build.File(transcript, "transcript.json").Split("\"heard\": \"otorba\"")[1..]);
        foreach (var name in (string[])["transcript.txt", "transcript.srt", "transcript.vtt", "transcript.csv"])
            Assert.DoesNotContain("otorba", Build.File(transcript, name), StringComparison.Ordinal);
    }

    /// <summary>A turn whose last word stands for another.</summary>
    static TranscriptTurn Turn(string text, string heard)
    {
        var turn = Build.Turn(0, 2, "S1", text);
        return turn with { Words = [.. turn.Words.SkipLast(1), turn.Words[^1] with { Heard = heard }] };
    }
}
