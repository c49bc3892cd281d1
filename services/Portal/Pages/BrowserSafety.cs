namespace AudioAspire.Portal.Pages;

/// <summary>What a browser may do with the pages: run our script and style, talk to us, nothing else
/// (Content Security Policy Level 3). Requests that change something must come from our own pages.</summary>
internal static class BrowserSafety
{
    const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; media-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Other names than this machine's are refused (DNS rebinding), unless AllowedHosts says otherwise.</summary>
    public static void AddBrowserSafety(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["AllowedHosts"]) || builder.Configuration["AllowedHosts"] == "*")
            builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
    }

    public static void UseBrowserSafety(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", PagePolicy);
            headers.XContentTypeOptions = "nosniff";
            // With "no-referrer" a browser would not say either that a form was ours: it sends "Origin: null".
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || IsFromHere(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>Programs send neither header; browsers always send one with a POST.</summary>
    static bool IsFromHere(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "" or "same-origin" or "none"
            && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value));
    }
}
