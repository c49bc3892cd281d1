using AudioAspire.Contracts.V1;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AudioAspire.ServiceDefaults.Tests;

/// <summary>What Aspire tells the services it starts.</summary>
public sealed class AspireSettingsTests
{
    static readonly string[] Http = ["/v1/traces", "/v1/metrics", "/v1/logs"];
    static readonly string[] Grpc = [.. new[] { "trace.v1.Trace", "metrics.v1.Metrics", "logs.v1.Logs" }.Select(s => $"/opentelemetry.proto.collector.{s}Service/Export")];

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task TracesMetricsAndLogsGoToTheDashboardUnderOneNameAndInstance(string protocol)
    {
        var cancel = TestContext.Current.CancellationToken;
        var isGrpc = protocol == "grpc";
        await using var collector = await Collector.StartAsync(isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1);
        await using var service = await RunningService.StartAsync(null,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-otlp-api-key=secret"),
            ("OTEL_SERVICE_NAME", "transcriber"),
            ("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=abcd1234"),
            ("OTEL_BSP_SCHEDULE_DELAY", "50"),
            ("OTEL_BLRP_SCHEDULE_DELAY", "50"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "50"));
        // Gives a span, a metric and, as it fails, a log record.
        await Assert.ThrowsAsync<global::Grpc.Core.RpcException>(async () => await new Jobs.JobsClient(service.Channel).SubmitAsync(new SubmitRequest { Key = "bug" }));
        var exports = await collector.WaitForAsync(isGrpc ? Grpc : Http, cancel);
        Assert.All(exports, export =>
        {
            Assert.Equal("secret", export.Key);
            Assert.Contains("transcriber", export.Body);
            Assert.Equal(1, export.Body.Split("service.instance.id").Length - 1);
            Assert.Contains("abcd1234", export.Body);
        });
    }
}
