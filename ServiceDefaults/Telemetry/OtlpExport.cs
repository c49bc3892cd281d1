using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AudioAspire.ServiceDefaults.Telemetry;

/// <summary>OTLP to OTEL_EXPORTER_OTLP_ENDPOINT: what the specification says, and besides unix:PATH (gRPC), which the exporter does not know.
/// OTEL_LOGS_EXPORTER=none keeps logs off it.</summary>
static class OtlpExport
{
    public static void AddTo(IOpenTelemetryBuilder telemetry, IConfiguration configuration)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } endpoint) return;
        var socket = UnixSockets.PathOf(endpoint);
        telemetry.WithTracing(t => t.AddOtlpExporter(Configure)).WithMetrics(m => m.AddOtlpExporter(Configure));
        if (configuration["OTEL_LOGS_EXPORTER"] != "none") telemetry.WithLogging(l => l.AddOtlpExporter(Configure));

        void Configure(OtlpExporterOptions options)
        {
            if (socket is null) return;
            options.Protocol = OtlpExportProtocol.Grpc;
            options.Endpoint = new Uri("http://localhost");
            options.HttpClientFactory = () => new HttpClient(UnixSockets.Handler(socket));
        }
    }
}
