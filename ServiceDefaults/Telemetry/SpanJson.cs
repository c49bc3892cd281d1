using System.Buffers;
using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenTelemetry.Resources;

namespace AudioAspire.ServiceDefaults.Telemetry;

/// <summary>One span as a line of OTLP JSON (opentelemetry-proto, "JSON Protobuf Encoding"): a ResourceSpans object with a single span.</summary>
static class SpanJson
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlySpan<byte> Line(Activity span, Resource resource)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("resource");
            Attributes(json, resource.Attributes.Select(a => KeyValuePair.Create(a.Key, (object?)a.Value)).OrderBy(a => a.Key, StringComparer.Ordinal));
            json.WriteEndObject();
            json.WriteStartArray("scopeSpans");
            json.WriteStartObject();
            json.WriteStartObject("scope");
            json.WriteString("name", span.Source.Name);
            if (!string.IsNullOrEmpty(span.Source.Version)) json.WriteString("version", span.Source.Version);
            json.WriteEndObject();
            json.WriteStartArray("spans");
            Span(json, span);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    static void Span(Utf8JsonWriter json, Activity span)
    {
        json.WriteStartObject();
        json.WriteString("traceId", span.TraceId.ToHexString());
        json.WriteString("spanId", span.SpanId.ToHexString());
        if (span.ParentSpanId != default) json.WriteString("parentSpanId", span.ParentSpanId.ToHexString());
        json.WriteString("name", span.DisplayName);
        json.WriteNumber("kind", Kind(span.Kind));
        json.WriteString("startTimeUnixNano", UnixNano(span.StartTimeUtc));
        json.WriteString("endTimeUnixNano", UnixNano(span.StartTimeUtc + span.Duration));
        Attributes(json, span.TagObjects);
        if (span.Events.Any())
        {
            json.WriteStartArray("events");
            foreach (var e in span.Events)
            {
                json.WriteStartObject();
                json.WriteString("timeUnixNano", UnixNano(e.Timestamp.UtcDateTime));
                json.WriteString("name", e.Name);
                Attributes(json, e.Tags);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (span.Links.Any())
        {
            json.WriteStartArray("links");
            foreach (var link in span.Links)
            {
                json.WriteStartObject();
                json.WriteString("traceId", link.Context.TraceId.ToHexString());
                json.WriteString("spanId", link.Context.SpanId.ToHexString());
                Attributes(json, link.Tags ?? []);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteStartObject("status");
        if (span.Status != ActivityStatusCode.Unset) json.WriteNumber("code", span.Status == ActivityStatusCode.Ok ? 1 : 2);
        if (!string.IsNullOrEmpty(span.StatusDescription)) json.WriteString("message", span.StatusDescription);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Attributes(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        json.WriteStartArray("attributes");
        foreach (var (key, value) in attributes)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WritePropertyName("value");
            Value(json, value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Value(Utf8JsonWriter json, object? value)
    {
        json.WriteStartObject();
        switch (value)
        {
            case null:
                break;
            case bool flag:
                json.WriteBoolean("boolValue", flag);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                json.WriteString("intValue", Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
                break;
            case float or double when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                json.WriteNumber("doubleValue", Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable items and not string:
                json.WriteStartObject("arrayValue");
                json.WriteStartArray("values");
                foreach (var item in items) Value(json, item);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            default:
                json.WriteString("stringValue", Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
        json.WriteEndObject();
    }

    // The proto counts from UNSPECIFIED = 0, .NET from Internal = 0.
    static int Kind(ActivityKind kind) => (int)kind + 1;

    static string UnixNano(DateTime utc) => ((utc - DateTime.UnixEpoch).Ticks * 100).ToString(CultureInfo.InvariantCulture);
}
