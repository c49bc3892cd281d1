using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace AudioAspire.Portal.Assets;

/// <summary>Style, script and icon, from inside the assembly.</summary>
internal static class AssetEndpoint
{
    static readonly (string Name, string Type)[] Known =
        [("app.css", "text/css; charset=utf-8"), ("app.js", "text/javascript; charset=utf-8"), ("icon.svg", "image/svg+xml")];

    public static void MapAssets(this WebApplication app)
    {
        foreach (var (name, type) in Known)
        {
            var bytes = Read(name);
            var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
            app.MapGet("/assets/" + name, (HttpResponse response) =>
            {
                response.Headers.CacheControl = "no-cache";
                return Results.Bytes(bytes, type, entityTag: etag);
            });
        }
    }

    static byte[] Read(string name)
    {
        using var stream = typeof(AssetEndpoint).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
