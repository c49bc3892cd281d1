using AudioAspire.Contracts.Results;
using Microsoft.Playwright;

namespace AudioAspire.Reports.Tests;

public sealed class CasePageTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("robo-almacen", ColorScheme.Light, 1440)]
    [InlineData("robo-almacen", ColorScheme.Dark, 420)]
    [InlineData("product-research", ColorScheme.Dark, 1440)]
    public async Task OpensOfflineWithoutAnyError(string @case, ColorScheme scheme, int width)
    {
        var report = SampleCases.Report(@case);
        await using var opened = await browser.OpenAsync(Page(report), "case.html", scheme: scheme, width: width);

        Assert.Equal(report.Contradictions.Count, await opened.Page.Locator(".pair.contradiction").CountAsync());
        Assert.Equal(report.Agreements.Count, await opened.Page.Locator(".pair.agreement").CountAsync());
        Assert.False(await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        await opened.LookAsync($"case-{@case}-{scheme}-{width}".ToLowerInvariant(), full: true);
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task FiltersByKindConfidenceAndPairOfInterviews()
    {
        var report = SampleCases.Report("robo-almacen");
        await using var opened = await browser.OpenAsync(Page(report), "case.html");
        var page = opened.Page;
        var visible = page.Locator(".pair.contradiction:visible");

        await page.SelectOptionAsync("#kind", "clock_time");
        Assert.Equal(report.Contradictions.Count(c => c.Kind == "clock_time"), await visible.CountAsync());
        await page.SelectOptionAsync("#kind", "");
        await page.Locator(".cell[data-a='robo-almacen-01'][data-b='robo-almacen-03']").ClickAsync();
        Assert.Equal(report.Contradictions.Count(c => c.A.Interview.EndsWith("01", StringComparison.Ordinal) && c.B.Interview.EndsWith("03", StringComparison.Ordinal)), await visible.CountAsync());
        await page.Locator(".cell.chosen").First.ClickAsync();
        Assert.Equal(report.Contradictions.Count, await visible.CountAsync());
        await page.Locator("#confidence").FillAsync("100");
        Assert.Equal(0, await visible.CountAsync());
        Assert.StartsWith("0 de ", await page.Locator("#shown").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void OpenQuestionsNoticesAndAModelsReviewAreShown()
    {
        var claim = new Evidence("a", 3, 83.25, 90, "S1", "The trunk held forty passports.");
        var html = System.Text.Encoding.UTF8.GetString(Page(new CaseReport
        {
            Case = "c", Language = "en", Notices = ["The model did not answer."],
            Contradictions = [new Contradiction("x", "date", 0.5, "Why", claim, claim) { Review = new ModelReview("some-model", false, "Two trips.") }],
            OpenQuestions = [new OpenQuestion("q1", "number", claim, ["b"])],
        }));

        Assert.Matches("id=\"q1\"[^§]*forty passports[^§]*Not heard in[^§]*b/report.html", html);
        Assert.Contains("The model did not answer.", html, StringComparison.Ordinal);
        Assert.Contains("some-model</bdi>): Two trips.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void LinksLeadIntoTheReportsAtTheTime()
    {
        var evidence = new Evidence("día 1/a+b #2?%", 3, 83.25, 90, "S1", "Quote");
        var html = System.Text.Encoding.UTF8.GetString(Page(new CaseReport
        {
            Case = "c", Contradictions = [new Contradiction("x", "date", 0.5, "Why", evidence, evidence)],
        }));

        Assert.Contains("href=\"d%C3%ADa%201/a%2Bb%20%232%3F%25/report.html#t=83.25\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostileTextIsOnlyEverText()
    {
        const string Attack = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \" onmouseover=alert(3) ' \u202Etxt.exe";
        var evidence = new Evidence("javascript:alert(4)//" + Attack, 0, 0, 3, Attack, Attack);
        await using var opened = await browser.OpenAsync(Page(new CaseReport
        {
            Case = Attack,
            Language = Attack,
            Interviews = [new CaseInterview(evidence.Interview, 3, Attack, [Attack]), new CaseInterview("b", 3, "es", ["S1"])],
            People = [new Person(Attack, Attack, [new Appearance(evidence.Interview, Attack, 0.9)])],
            Contradictions = [new Contradiction(Attack, Attack, 9, Attack, evidence, evidence) { Review = new ModelReview(Attack, true, Attack) }],
            Agreements = [new Agreement(Attack, Attack, -1, Attack, evidence, evidence)],
            Ideas = [new CaseIdea(Attack, 4, [new CaseIdeaSource(Attack, [])])],
            Timeline = [new TimelineEvent(Attack, Attack, evidence)],
            OpenQuestions = [new OpenQuestion(Attack, Attack, evidence, [Attack])],
            Notices = [Attack],
            Without = [Attack],
        }), "case.html");

        Assert.Equal(1, await opened.Page.Locator("script").CountAsync());
        Assert.Equal(0, await opened.Page.Locator("img, [onmouseover], [onerror], a[href^='javascript:']").CountAsync());
        Assert.DoesNotContain("\u202E", await opened.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task AnEmptyCaseOpens()
    {
        await using var opened = await browser.OpenAsync(Page(new CaseReport { Case = "empty" }), "case.html");

        Assert.Equal(1, await opened.Page.Locator(".none").CountAsync());
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public void PeopleWithoutANameAreNumberedAndNotCalledMatchedByName()
    {
        var html = System.Text.Encoding.UTF8.GetString(Page(new CaseReport
        {
            Case = "c",
            Language = "es",
            People =
            [
                new Person("p1", "Ana", [new Appearance("a", "S1", 1), new Appearance("b", "S1", 1)]),
                new Person("pc47279e6c34e", "", [new Appearance("c", "S2", 1)]),
            ],
        }));

        Assert.Contains("<bdi>Persona 2</bdi>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("pc47279e6c34e", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("identificada por el nombre").Length - 1);
    }

    static byte[] Page(CaseReport report) => CaseReports.Write(report).Single(f => f.Name == "case.html").Content;
}
