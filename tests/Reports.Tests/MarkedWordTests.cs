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
}
