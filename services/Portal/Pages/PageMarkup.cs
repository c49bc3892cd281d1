using AudioAspire.Portal.Cases;
using AudioAspire.Reports.Html;

namespace AudioAspire.Portal.Pages;

/// <summary>Whole pages.</summary>
internal static class PageMarkup
{
    public static Markup Cases(IReadOnlyList<CaseView> cases, string? only, Texts texts) => Page(only ?? texts.Cases, texts, Markup.Of($"""
        {Upload(cases, only, texts)}
        <section aria-labelledby="cases-title">
        <h2 id="cases-title">{Heading(only, texts)}</h2>
        <div id="cases" data-changes="{(only is null ? "/changes" : "/changes?case=" + Uri.EscapeDataString(only))}">{CaseMarkup.List(cases, texts)}</div>
        </section>
        """));

    public static Markup Problem(int status, Texts texts)
    {
        var (title, hint) = status switch
        {
            404 => (texts.NotFound, texts.NotFoundHint),
            >= 500 => (texts.Failure, texts.FailureHint),
            _ => (texts.BadRequest, texts.BadRequestHint),
        };
        return Page(title, texts, Markup.Of($"""
            <section class="problem"><p class="number">{status}</p><h2>{title}</h2><p>{hint}</p><p><a class="button" href="/">{texts.AllCases}</a></p></section>
            """));
    }

    static Markup Heading(string? only, Texts texts) => only is null
        ? Markup.Of($"{texts.Cases}")
        : Markup.Of($"""<a href="/">{texts.AllCases}</a>""");

    static Markup Upload(IReadOnlyList<CaseView> cases, string? only, Texts texts) => Markup.Of($"""
        <form id="upload" class="upload" method="post" action="/uploads" enctype="multipart/form-data" aria-labelledby="upload-title"
          data-uploaded="{texts.Uploaded}" data-failed="{texts.UploadFailed}">
        <h2 id="upload-title">{texts.UploadTitle}</h2>
        <p>{texts.UploadHint}</p>
        <div class="fields">
        <label>{texts.Case}<input name="case" list="case-names" maxlength="200" autocomplete="off" value="{only}" aria-describedby="case-hint"></label>
        <datalist id="case-names">{cases.Select(c => Markup.Of($"""<option value="{c.Name}"></option>"""))}</datalist>
        <label>{texts.Files}<input name="files" type="file" multiple required></label>
        <button type="submit">{texts.Upload}</button>
        </div>
        <p id="case-hint" class="hint">{texts.CaseHint}</p>
        <ul id="uploads" aria-live="polite"></ul>
        </form>
        """);

    public static Markup Page(string title, Texts texts, Markup content) => Markup.Of($"""
        <!doctype html>
        <html lang="{texts.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} · AudioAspire</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/assets/app.css">
        <script src="/assets/app.js" defer></script>
        </head>
        <body>
        <header class="top"><h1><a href="/"><img src="/assets/icon.svg" alt="" width="28" height="28">AudioAspire</a></h1><p>{texts.Tagline}</p></header>
        <main>
        {content}
        </main>
        </body>
        </html>
        """);
}
