using System.Diagnostics;
using System.Text.Json;
using AudioAspire.Contracts.V1;
using AudioAspire.ServiceDefaults.Telemetry;
using Grpc.Core;
using Grpc.Health.V1;

namespace AudioAspire.ServiceDefaults.Tests;

public sealed class ServiceTests
{
    [Theory]
    [InlineData("argument", StatusCode.InvalidArgument, "Too many speakers.")]
    [InlineData("unusable", StatusCode.FailedPrecondition, "The model is damaged.")]
    [InlineData("bug", StatusCode.Internal, "Oops.")]
    [InlineData("own", StatusCode.AlreadyExists, "Mine.")]
    public async Task AnErrorReachesTheCallerWithItsMessage(string key, StatusCode code, string message)
    {
        await using var service = await RunningService.StartAsync();
        var error = await Assert.ThrowsAsync<RpcException>(async () => await new Jobs.JobsClient(service.Channel).SubmitAsync(new SubmitRequest { Key = key }));
        Assert.Equal(code, error.StatusCode);
        Assert.Contains(message, error.Status.Detail);
    }

    [Fact]
    public async Task AStreamThatBreaksSaysWhy()
    {
        await using var service = await RunningService.StartAsync();
        using var call = new Jobs.JobsClient(service.Channel).Watch(new WatchRequest());
        Assert.True(await call.ResponseStream.MoveNext(default));
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        Assert.Equal((StatusCode.InvalidArgument, "The sound ends in the middle."), (error.StatusCode, error.Status.Detail));
    }

    [Fact]
    public async Task HealthAnswersOverHttpAndOverGrpc()
    {
        await using var service = await RunningService.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Assert.Equal("Healthy", await http.GetStringAsync(service.HealthAddress + "/health"));
        Assert.Equal("Healthy", await http.GetStringAsync(service.HealthAddress + "/alive"));
        var reply = await new Health.HealthClient(service.Channel).CheckAsync(new HealthCheckRequest());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, reply.Status);
    }

    [Fact]
    public async Task AServiceListensOnASocketWhereItIsToldTo()
    {
        await using var service = await RunningService.StartAsync(NewSocket());
        Assert.True((await new Jobs.JobsClient(service.Channel).SubmitAsync(new SubmitRequest())).Accepted);
    }

    [Fact]
    public async Task BesideASocketNoPortIsOpened()
    {
        await using var service = await RunningService.StartAsync(NewSocket());
        Assert.Contains("unix:", service.HealthAddress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASocketAndAHealthPortGoTogether()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var service = await RunningService.StartAsync(NewSocket(), ("HEALTH_PORT", $"{port}"));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Assert.Equal("Healthy", await http.GetStringAsync($"http://localhost:{port}/health"));
    }

    [Theory]
    [InlineData("none", "metrics,trace")]
    [InlineData("otlp", "logs,metrics,trace")]
    public async Task TelemetryGoesToACollectorOnASocket(string logs, string signals)
    {
        var socket = NewSocket();
        await using var collector = await OtlpSink.StartAsync(socket);
        await using (var service = await RunningService.StartAsync(null,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "unix:" + socket), ("OTEL_LOGS_EXPORTER", logs), ("OTEL_SERVICE_NAME", "on-a-socket")))
            await Assert.ThrowsAsync<RpcException>(async () => await new Jobs.JobsClient(service.Channel).SubmitAsync(new SubmitRequest { Key = "bug" }));
        Assert.Equal(signals.Split(','), collector.SignalsWith("on-a-socket"));
    }

    static string NewSocket() => Path.Combine(Path.GetTempPath(), $"echo-{Guid.NewGuid():N}"[..18] + ".sock");

    [Fact]
    public async Task ACallContinuesTheTraceOfItsCallerAndIsWrittenToAFile()
    {
        await using var service = await RunningService.StartAsync();
        using var job = new Activity("job").SetIdFormat(ActivityIdFormat.W3C);
        job.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        job.Start();
        var reply = await new Jobs.JobsClient(service.Channel).SubmitAsync(new SubmitRequest());
        await new Health.HealthClient(service.Channel).CheckAsync(new HealthCheckRequest());
        var trace = job.TraceId.ToHexString();
        job.Stop();
        Assert.Equal(trace, reply.JobId);

        var file = Path.Combine(service.Traces, trace, "echo.jsonl");
        while (!File.Exists(file) || !File.ReadAllText(file).Contains("Jobs/Submit", StringComparison.Ordinal)) await Task.Delay(10, TestContext.Current.CancellationToken);
        using var merged = JsonDocument.Parse(TraceFiles.Merge(service.Traces, trace));
        var resource = Assert.Single(merged.RootElement.GetProperty("resourceSpans").EnumerateArray());
        var attributes = resource.GetProperty("resource").GetProperty("attributes").EnumerateArray()
            .ToDictionary(a => a.GetProperty("key").GetString()!, a => a.GetProperty("value").GetProperty("stringValue").GetString());
        Assert.Equal("echo", attributes["service.name"]);
        Assert.Contains("service.version", attributes.Keys);
        Assert.Contains("service.instance.id", attributes.Keys);
        var spans = resource.GetProperty("scopeSpans").EnumerateArray().SelectMany(s => s.GetProperty("spans").EnumerateArray()).ToList();
        Assert.All(spans, s => Assert.Equal(trace, s.GetProperty("traceId").GetString()));
        Assert.DoesNotContain(spans, s => s.GetProperty("kind").GetInt32() == 2 && s.GetRawText().Contains("health", StringComparison.OrdinalIgnoreCase));
        var server = Assert.Single(spans, s => s.GetProperty("kind").GetInt32() == 2);
        Assert.Contains(spans, s => s.GetProperty("spanId").GetString() == server.GetProperty("parentSpanId").GetString());
    }
}
