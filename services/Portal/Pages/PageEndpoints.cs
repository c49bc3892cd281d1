using AudioAspire.Portal.Cases;
using AudioAspire.Reports.Html;
using Microsoft.AspNetCore.Diagnostics;

namespace AudioAspire.Portal.Pages;

internal static class PageEndpoints
{
    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/", async (HttpRequest request, CaseCatalogue catalogue, CancellationToken cancel) =>
            Send(PageMarkup.Cases(await catalogue.GetAsync(cancel), null, Texts.For(request))));

        app.MapGet("/cases/{name}", async (string name, HttpRequest request, CaseCatalogue catalogue, CancellationToken cancel) =>
        {
            var cases = (await catalogue.GetAsync(cancel)).Where(c => c.Name == name).ToList();
            return cases.Count == 0 ? Results.NotFound() : Send(PageMarkup.Cases(cases, name, Texts.For(request)));
        });
    }

    /// <summary>A page for every answer that would be empty, 404 and 500 above all.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseStatusCodePages(pages =>
        {
            var response = pages.HttpContext.Response;
            response.ContentType = "text/html; charset=utf-8";
            return response.WriteAsync(PageMarkup.Problem(response.StatusCode, Texts.For(pages.HttpContext.Request)).Html);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
    }

    static IResult Send(Markup page) => Results.Content(page.Html, "text/html; charset=utf-8");
}
