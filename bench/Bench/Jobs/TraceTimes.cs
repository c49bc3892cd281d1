using System.Text.Json;

namespace AudioAspire.Bench.Jobs;

/// <summary>Reads published trace.json files (OTLP JSON).</summary>
internal static class TraceTimes
{
    /// <summary>Seconds from the first span's start to the last span's end over all traces below a folder.</summary>
    public static double Span(string folder)
    {
        var (first, last) = (ulong.MaxValue, 0UL);
        foreach (var file in Directory.EnumerateFiles(folder, "trace.json", SearchOption.AllDirectories))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var span in Spans(document.RootElement))
            {
                first = Math.Min(first, Nanoseconds(span, "startTimeUnixNano"));
                last = Math.Max(last, Nanoseconds(span, "endTimeUnixNano"));
            }
        }
        return last > first ? (last - first) / 1e9 : 0;
    }

    static IEnumerable<JsonElement> Spans(JsonElement root) =>
        from resource in root.GetProperty("resourceSpans").EnumerateArray()
        from scope in resource.GetProperty("scopeSpans").EnumerateArray()
        from span in scope.GetProperty("spans").EnumerateArray()
        select span;

    static ulong Nanoseconds(JsonElement span, string name) => ulong.Parse(span.GetProperty(name).GetString()!);
}
