using Microsoft.AspNetCore.StaticFiles;

namespace AudioAspire.Portal.Files;

/// <summary>Types by extension. What people upload is only ever sound, moving pictures or bytes to save: never a page that runs.</summary>
internal static class ContentTypes
{
    const string Bytes = "application/octet-stream";

    static readonly FileExtensionContentTypeProvider Sounds = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".wav"] = "audio/wav", [".mp3"] = "audio/mpeg", [".m4a"] = "audio/mp4", [".aac"] = "audio/aac", [".flac"] = "audio/flac",
        [".ogg"] = "audio/ogg", [".oga"] = "audio/ogg", [".opus"] = "audio/ogg", [".weba"] = "audio/webm", [".wma"] = "audio/x-ms-wma",
        [".amr"] = "audio/amr", [".aif"] = "audio/aiff", [".aiff"] = "audio/aiff", [".mp4"] = "video/mp4", [".m4v"] = "video/mp4",
        [".mov"] = "video/quicktime", [".webm"] = "video/webm", [".mkv"] = "video/x-matroska", [".avi"] = "video/x-msvideo",
        [".3gp"] = "video/3gpp", [".vtt"] = "text/vtt; charset=utf-8", [".srt"] = "text/plain; charset=utf-8", [".json"] = "application/json",
    });

    static readonly FileExtensionContentTypeProvider Results = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8", [".json"] = "application/json", [".txt"] = "text/plain; charset=utf-8",
        [".srt"] = "text/plain; charset=utf-8", [".vtt"] = "text/vtt; charset=utf-8", [".csv"] = "text/csv; charset=utf-8",
        [".rttm"] = "text/plain; charset=utf-8", [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".wav"] = "audio/wav", [".opus"] = "audio/ogg", [".ogg"] = "audio/ogg",
    });

    public static string OfInput(string key) => Sounds.TryGetContentType(key, out var type) ? type : Bytes;

    public static string OfOutput(string key) => Results.TryGetContentType(key, out var type) ? type : Bytes;
}
