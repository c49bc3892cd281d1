using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AudioAspire.ServiceDefaults.Telemetry;

/// <summary>The span files of a trace: TRACE_DIR/TRACE/SERVICE.jsonl, one line of OTLP JSON a span.</summary>
public static class TraceFiles
{
    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All spans of a trace, of all services, as one OTLP JSON document (UTF-8), ordered by service and start.</summary>
    /// <param name="traceDir">TRACE_DIR of the services.</param>
    /// <param name="traceId">32 hexadecimal digits.</param>
    /// <param name="others">Documents about the same trace that were merged elsewhere; a span that is in several counts once.</param>
    /// <returns>A document without spans where there is no such trace; half-written lines are left out.</returns>
    public static byte[] Merge(string traceDir, string traceId, IEnumerable<ReadOnlyMemory<byte>>? others = null)
    {
        var spans = FilesOf(traceDir, traceId).SelectMany(ReadLines).Concat(others ?? []).SelectMany(ReadSpans)
            .DistinctBy(s => s.Span["spanId"]?.ToString()).ToList();
        var resources = new JsonArray();
        foreach (var resource in spans.GroupBy(s => s.Resource, StringComparer.Ordinal))
        {
            var scopes = new JsonArray();
            foreach (var scope in resource.GroupBy(s => s.Scope, StringComparer.Ordinal).OrderBy(s => s.Key, StringComparer.Ordinal))
                scopes.Add(new JsonObject
                {
                    ["scope"] = JsonNode.Parse(scope.Key),
                    ["spans"] = new JsonArray([.. scope.OrderBy(s => s.Start).Select(s => s.Span)]),
                });
            resources.Add(new JsonObject { ["resource"] = JsonNode.Parse(resource.Key), ["scopeSpans"] = scopes });
        }
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["resourceSpans"] = resources }, Options);
    }

    /// <summary>Removes what was written about a trace.</summary>
    public static void Delete(string traceDir, string traceId)
    {
        if (FolderOf(traceDir, traceId) is { } folder && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Removes traces that nobody has written to for so long.</summary>
    public static void Prune(string traceDir, TimeSpan age, TimeProvider time)
    {
        if (!Directory.Exists(traceDir)) return;
        foreach (var folder in Directory.EnumerateDirectories(traceDir))
            try
            {
                if (FolderOf(traceDir, Path.GetFileName(folder)) is not null && Directory.GetLastWriteTimeUtc(folder) < time.GetUtcNow().UtcDateTime - age)
                    Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another service was faster, or it stays until the next time.
            }
    }

    // An id comes from outside: nothing but hexadecimal digits may become part of a path.
    static string? FolderOf(string traceDir, string traceId) =>
        traceId.Length == 32 && traceId.All(char.IsAsciiHexDigit) ? Path.Combine(traceDir, traceId.ToLowerInvariant()) : null;

    static IEnumerable<string> FilesOf(string traceDir, string traceId) =>
        FolderOf(traceDir, traceId) is { } folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)
            : [];

    static IEnumerable<ReadOnlyMemory<byte>> ReadLines(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return System.Text.Encoding.UTF8.GetBytes(line);
    }

    static IEnumerable<(string Resource, string Scope, long Start, JsonNode Span)> ReadSpans(ReadOnlyMemory<byte> json)
    {
        JsonNode? parsed;
        try
        {
            parsed = JsonNode.Parse(json.Span);
        }
        catch (JsonException)
        {
            yield break;
        }
        foreach (var resource in parsed?["resourceSpans"]?.AsArray() ?? [parsed?.DeepClone()])
            foreach (var scope in resource?["scopeSpans"]?.AsArray() ?? [])
                foreach (var span in scope?["spans"]?.AsArray() ?? [])
                    yield return (resource!["resource"]?.ToJsonString(Options) ?? "{}", scope!["scope"]?.ToJsonString(Options) ?? "{}",
                        long.Parse(span!["startTimeUnixNano"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture), span.DeepClone());
    }
}
