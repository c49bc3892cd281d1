using System.Text;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Tests;

public sealed class ClaimedValueTests
{
    [Theory]
    [InlineData("03-14w2", "martes 14 de marzo", "Tuesday 14 March")]
    [InlineData("03y2017", "marzo 2017", "March 2017")]
    [InlineData("y2017", "2017", "2017")]
    [InlineData("--14w2", "martes 14", "Tuesday 14")]
    [InlineData("03-14", "14 de marzo", "14 March")]
    [InlineData("--01", "día 1", "day 1")]
    [InlineData("01", "enero", "January")]
    [InlineData("w7", "domingo", "Sunday")]
    [InlineData("09:30|21:30", "9:30 o 21:30", "9:30 or 21:30")]
    [InlineData("00:05", "0:05", "0:05")]
    [InlineData("21:30", "21:30", "21:30")]
    [InlineData("13-40w9", "13-40w9", "13-40w9")]
    public void TheTimelineReadsAsPeopleSayIt(string when, string spanish, string english)
    {
        Assert.Contains($"<span class=\"when\">{spanish}</span>", Case(when, "es"), StringComparison.Ordinal);
        Assert.Contains($"<span class=\"when\">{english}</span>", Case(when, "en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("duration", "94672800", "3 años")]
    [InlineData("duration", ">=60", "≥ 1 minuto")]
    [InlineData("duration", "604800", "7 días")]
    [InlineData("number", "2", "2")]
    [InlineData("quantity", "<=40", "≤ 40")]
    [InlineData("colour_object", "white", "blanco")]
    [InlineData("who_was_present", "with sergio", "con Sergio")]
    [InlineData("who_was_present", "alone", "a solas")]
    [InlineData("date", "03-15w3", "miércoles 15 de marzo")]
    public void ClaimsShowTheirValueInWords(string kind, string value, string text) =>
        Assert.Contains($"<span class=\"chip value\">{text}</span>", Interview(kind, value), StringComparison.Ordinal);

    [Theory]
    [InlineData("other", "soy administrativ almacen levant")]
    [InlineData("place", "puert lateral")]
    [InlineData("negation", "habl")]
    [InlineData("sequence", "minut > son alarm")]
    public void WordStemsAreNotShown(string kind, string value) =>
        Assert.DoesNotContain("chip value", Interview(kind, value), StringComparison.Ordinal);

    [Fact]
    public void AWeekdaySaidAgainWithItsDateIsOneEvent()
    {
        var source = new Evidence("a", 0, 1, 2, "S1", "El martes, el martes 14");
        var html = Case([new TimelineEvent("--14w2", "x", source), new TimelineEvent("w2", "x", source), new TimelineEvent("w2", "y", source with { Turn = 5 })], "es");

        Assert.Contains("martes 14</span>", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<span class=\"when\">").Length - 1);
    }

    static string Case(string when, string language) => Case([new TimelineEvent(when, "x", new Evidence("a", 0, 1, 2, "S1", "x"))], language);

    static string Case(IReadOnlyList<TimelineEvent> timeline, string language) => Html(CaseReports.Write(new CaseReport { Case = "c", Language = language, Timeline = timeline }), "case.html");

    static string Interview(string kind, string value)
    {
        var transcript = SampleInterviews.Transcript("robo-almacen-01");
        var analysis = SampleAnalyses.Analysis(transcript) with { Claims = [new Claim("c", kind, "Texto", 0, 0, 1, "S1", value)] };
        return Html(InterviewReports.Write(transcript, analysis, [], null), "report.html");
    }

    static string Html(IEnumerable<ReportFile> files, string name) => Encoding.UTF8.GetString(files.Single(f => f.Name == name).Content);
}
