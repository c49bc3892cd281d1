using AudioAspire.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AudioAspire.Portal.Uploads;

/// <summary>POST /uploads: a form (RFC 7578) with the field `case`, then files, each streamed to the store as it comes.
/// Answers with the keys as JSON, or, to a browser without script, with the page.</summary>
internal static class UploadEndpoint
{
    const int MaxFieldChars = 1000;

    public static void MapUploads(this WebApplication app) => app.MapPost("/uploads", async (HttpContext context, UploadReceiver receiver) =>
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        try
        {
            var keys = await ReceiveAsync(context.Request, receiver, context.RequestAborted);
            if (keys.Count == 0) return Problem(400, "The form holds no file.");
            return WantsPage(context.Request) ? Results.Redirect("/") : Results.Json(new { keys }, statusCode: 201);
        }
        catch (TooLargeException e)
        {
            return Problem(413, e.Message);
        }
        catch (ConditionFailedException)
        {
            return Problem(409, "Somebody uploaded a file of the same name at the same moment. Upload it again.");
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return Problem(400, "This is no form with files.");
        }
    }).DisableAntiforgery();

    static async Task<List<string>> ReceiveAsync(HttpRequest request, UploadReceiver receiver, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 100 } boundary)
            throw new InvalidDataException("multipart/form-data is expected.");
        var reader = new MultipartReader(boundary.Value!, request.Body);
        var (@case, keys) = ("", new List<string>());
        while (await NextAsync(reader, cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            if (disposition.IsFormDisposition() && disposition.Name == "case") @case = await ReadFieldAsync(section, cancel);
            // A form that is sent without choosing anything holds one nameless, empty file.
            else if (disposition.IsFileDisposition() && FileName(disposition) is { Length: > 0 } file)
                keys.Add(await receiver.ReceiveAsync(@case, file, section.Body, cancel));
        }
        return keys;
    }

    static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancel);
        }
        catch (IOException e)
        {
            throw new InvalidDataException("The form ends too early.", e);
        }
    }

    static async Task<string> ReadFieldAsync(MultipartSection section, CancellationToken cancel)
    {
        using var reader = new StreamReader(section.Body);
        var buffer = new char[MaxFieldChars];
        var length = await reader.ReadBlockAsync(buffer, cancel);
        return length < MaxFieldChars ? new string(buffer, 0, length) : throw new InvalidDataException("The case's name is too long.");
    }

    static string FileName(ContentDispositionHeaderValue disposition) =>
        (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value ?? "";

    static bool WantsPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    static IResult Problem(int status, string error) => Results.Json(new { error }, statusCode: status);
}
