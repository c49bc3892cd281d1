using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace AudioAspire.ServiceDefaults.Telemetry;

/// <summary>Appends every finished span to TRACE_DIR/TRACE/SERVICE.jsonl at once, so that whoever publishes a trace finds all of it.</summary>
sealed class SpanFileProcessor(string folder) : BaseProcessor<Activity>
{
    readonly Lock _lock = new();
    Resource? _resource;
    string _file = "";

    public override void OnEnd(Activity span)
    {
        if (!span.Recorded) return;
        try
        {
            lock (_lock)
            {
                _resource ??= Describe();
                var line = SpanJson.Line(span, _resource);
                var path = Path.Combine(folder, span.TraceId.ToHexString(), _file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                stream.Write(line);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // A full or read-only disk must not stop the work that is traced.
        }
    }

    Resource Describe()
    {
        var resource = ParentProvider.GetResource();
        var name = resource.Attributes.FirstOrDefault(a => a.Key == "service.name").Value as string ?? "unknown";
        _file = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_')) + ".jsonl";
        return resource;
    }
}
