using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AudioAspire.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs of every service: OTLP where OTEL_EXPORTER_OTLP_ENDPOINT is set, span files where TRACE_DIR is.</summary>
static class TelemetryDefaults
{
    /// <summary>Names of the project's own sources and meters begin so.</summary>
    const string Own = "AudioAspire.*";
    static readonly TimeSpan KeepTraces = TimeSpan.FromDays(7);

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddOneLineConsole(builder.Configuration);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => Describe(r, builder))
            .WithTracing(tracing =>
            {
                tracing.AddSource(Own, GrpcCallNames.Source)
                    .AddAspNetCoreInstrumentation(o => o.Filter = IsWorthATrace)
                    .AddHttpClientInstrumentation()
                    .AddProcessor(new GrpcCallNames());
                if (builder.Configuration["TRACE_DIR"] is not { Length: > 0 } folder) return;
                tracing.AddProcessor(new SpanFileProcessor(folder));
                Task.Run(() => TraceFiles.Prune(folder, KeepTraces, TimeProvider.System));
            })
            .WithMetrics(metrics => metrics.AddMeter(Own).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation())
            .WithLogging(null, logging => (logging.IncludeFormattedMessage, logging.IncludeScopes) = (true, true));
        OtlpExport.AddTo(telemetry, builder.Configuration);
        return builder;
    }

    static void Describe(ResourceBuilder resource, WebApplicationBuilder builder)
    {
        var application = builder.Environment.ApplicationName;
        var name = builder.Configuration["OTEL_SERVICE_NAME"] ?? application[(application.LastIndexOf('.') + 1)..].ToLowerInvariant();
        var given = builder.Configuration["OTEL_RESOURCE_ATTRIBUTES"]?.Contains("service.instance.id=", StringComparison.Ordinal) == true;
        var version = Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        resource.AddService(name, serviceNamespace: "audioaspire", serviceVersion: version, autoGenerateServiceInstanceId: !given);
    }

    static bool IsWorthATrace(HttpContext context) =>
        context.Request.Path.Value is not ("/health" or "/alive") && !context.Request.Path.StartsWithSegments("/grpc.health.v1.Health");
}
