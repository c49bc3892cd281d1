using AudioAspire.Contracts;
using AudioAspire.Storage;
using Microsoft.Net.Http.Headers;

namespace AudioAspire.Portal.Files;

/// <summary>GET /files/KEY: results and recordings from the store, with ranges, so that a player can jump. A recording in a bucket
/// comes from there: gigabytes need not pass through here.</summary>
internal static class FileEndpoint
{
    /// <summary>A report brings its own script and style. It runs without our origin: even a report that was tampered with reaches nothing.</summary>
    const string ReportPolicy =
        "sandbox allow-scripts allow-downloads allow-popups allow-modals; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
        + "img-src 'self' data:; media-src 'self' data: blob:; font-src data:; base-uri 'none'; form-action 'none'";

    public static void MapFiles(this WebApplication app) => app.MapMethods("/files/{**key}", [HttpMethods.Get, HttpMethods.Head], SendAsync);

    static async Task<IResult> SendAsync(
        string? key, HttpRequest request, HttpResponse response, IObjectStore store, RecordingLinks links, CancellationToken cancel)
    {
        if (key is null || !IsServed(key)) return Results.NotFound();
        var output = key.StartsWith(ObjectKeys.Output, StringComparison.Ordinal);
        var type = output ? ContentTypes.OfOutput(key) : ContentTypes.OfInput(key);
        if (type.StartsWith("text/html", StringComparison.Ordinal)) response.Headers.ContentSecurityPolicy = ReportPolicy;
        response.Headers.CacheControl = "no-cache";
        var download = type == "application/octet-stream" ? key[(key.LastIndexOf('/') + 1)..] : null;
        if (store is FolderStore folder) return SendFile(folder.PathOf(key), type, download);
        if (await store.HeadAsync(key, cancel) is not { } info) return Results.NotFound();
        return !output && HttpMethods.IsGet(request.Method) && links.To(key, type, download) is { } link
            ? Results.Redirect(link.AbsoluteUri)
            : Results.Stream(new ObjectStream(store, info), type, download, info.LastModified, new EntityTagHeaderValue($"\"{info.ETag}\""), true);
    }

    /// <summary>Without reading a large recording for its ETag first.</summary>
    static IResult SendFile(string path, string type, string? download)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous);
            return Results.Stream(stream, type, download, File.GetLastWriteTimeUtc(path), enableRangeProcessing: true);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or PathTooLongException or UnauthorizedAccessException)
        {
            return Results.NotFound();
        }
    }

    static bool IsServed(string key) =>
        (key.StartsWith(ObjectKeys.Output, StringComparison.Ordinal) || key.StartsWith(ObjectKeys.Input, StringComparison.Ordinal))
        && !key.Split('/').Any(p => p is "" || p.StartsWith('.') || p.Any(char.IsControl));
}
