using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Portal.Pages;

namespace AudioAspire.Portal.Names;

/// <summary>/names?case=C&amp;interview=I: the speakers of an interview, each with a form; POST names one of them.</summary>
internal static class NamesEndpoint
{
    public static void MapNames(this WebApplication app)
    {
        app.MapGet("/names", (string @case, string interview, HttpRequest request, SpeakerNaming naming, CancellationToken cancel) =>
            SendAsync(new InterviewName(@case, interview), null, request, naming, cancel));
        app.MapPost("/names", NameAsync).DisableAntiforgery();
    }

    static async Task<IResult> NameAsync(HttpRequest request, SpeakerNaming naming, CancellationToken cancel)
    {
        if (!request.HasFormContentType) return Results.BadRequest();
        var form = await request.ReadFormAsync(cancel);
        var interview = new InterviewName(form["case"].ToString(), form["interview"].ToString());
        if (!IsName(interview)) return Results.NotFound();
        try
        {
            await naming.NameAsync(interview, form["speaker"].ToString(), form["name"].ToString(), cancel);
            return Results.Redirect(Links.ToNames(interview));
        }
        catch (NamingException e)
        {
            return await SendAsync(interview, e.Problem, request, naming, cancel);
        }
    }

    static async Task<IResult> SendAsync(InterviewName interview, NamingProblem? problem, HttpRequest request, SpeakerNaming naming, CancellationToken cancel)
    {
        if (!IsName(interview) || await naming.FindAsync(interview, cancel) is not { } transcript) return Results.NotFound();
        var page = NamesMarkup.Page(interview, transcript, problem, Texts.For(request));
        return Results.Content(page.Html, "text/html; charset=utf-8", statusCode: problem switch
        {
            null => StatusCodes.Status200OK,
            NamingProblem.Busy or NamingProblem.Taken => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status400BadRequest,
        });
    }

    /// <summary>Leads nowhere else in the store.</summary>
    static bool IsName(InterviewName name) => !name.Case.Contains('/') && ObjectKeys.OutputOf(name).Split('/') is [.. var parts, ""]
        && !parts.Any(p => p is "" || p.StartsWith('.') || p.Any(char.IsControl));
}
