using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Portal.Pages;
using AudioAspire.Reports.Html;

namespace AudioAspire.Portal.Names;

/// <summary>The page on which a person names speakers, each shown with the longest thing they said.</summary>
internal static class NamesMarkup
{
    const int QuoteLength = 160;

    public static Markup Page(InterviewName interview, Transcript transcript, NamingProblem? problem, Texts texts) => PageMarkup.Page(texts.NameSpeakers, texts, Markup.Of($"""
        <section class="names" aria-labelledby="names-title">
        <h2 id="names-title">{texts.NameSpeakers}: <bdi>{interview.Interview}</bdi></h2>
        <p>{texts.NamesHint}</p>
        {Problem(problem, texts)}
        {transcript.Speakers.Select(s => Speaker(interview, transcript, s, texts))}
        <p><a class="button" href="{Links.ToOutput(interview, "report.html")}">{texts.Report}</a> <a href="{Links.ToCase(interview.Case)}"><bdi>{interview.Case}</bdi></a></p>
        </section>
        """));

    static Markup Problem(NamingProblem? problem, Texts texts) => problem is { } p
        ? Markup.Of($"""<p class="failure" role="alert">{texts.NamingProblems[p]}</p>""") : default;

    static Markup Speaker(InterviewName interview, Transcript transcript, TranscriptSpeaker speaker, Texts texts) => Markup.Of($"""
        <form class="fields" method="post" action="/names">
        <input type="hidden" name="case" value="{interview.Case}"><input type="hidden" name="interview" value="{interview.Interview}">
        <input type="hidden" name="speaker" value="{speaker.Id}">
        <label>{speaker.Id} · {Talk(speaker)}<input name="name" maxlength="{SpeakerNames.MaxLength}" autocomplete="off" value="{speaker.Name}"></label>
        <button type="submit">{texts.Save}</button>
        <q><bdi>{Said(transcript, speaker)}</bdi></q>
        </form>

        """);

    static string Talk(TranscriptSpeaker speaker) => TimeSpan.FromSeconds(Math.Round(speaker.TalkSeconds)).ToString("c");

    static string Said(Transcript transcript, TranscriptSpeaker speaker)
    {
        var text = transcript.Turns.Where(t => t.Speaker == speaker.Id).MaxBy(t => t.Text.Length)?.Text ?? "";
        return text.Length <= QuoteLength ? text : text[..QuoteLength] + "…";
    }
}
