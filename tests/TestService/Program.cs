using System.Globalization;
using System.Text.RegularExpressions;
using Aspire.Hosting;
using AudioAspire.ServiceDefaults;
using AudioAspire.ServiceDefaults.Tests;
using Microsoft.Extensions.Diagnostics.HealthChecks;

// A service that does as it is told; with "host", a host that keeps one such service until it is killed; with "collect", an OTLP collector
// on the socket of its configuration, which says at its end whom it heard.
if (args is ["collect"])
{
    var configuration = Environment.GetEnvironmentVariable("AOT_CONFIG_CONTENT")!;
    await using var sink = await OtlpSink.StartAsync(Regex.Match(configuration, @"transport: unix\s+endpoint: (\S+)").Groups[1].Value);
    await sink.WaitForShutdownAsync();
    foreach (var name in (string[])["pipeline", "transcriber", "diarizer", "insights"]) Console.WriteLine($"{name}: {string.Join(' ', sink.SignalsWith(name))}");
    return 0;
}
if (args is ["host"])
{
    var model = DistributedApplication.CreateBuilder(args);
    model.AddProject("child", "../TestService/TestService.csproj").WithHttpEndpoint(env: "HTTP_PORT").WithHttpHealthCheck("/health");
    await model.Build().RunAsync();
    return 0;
}

if (Environment.GetEnvironmentVariable("CRASH_AT_START") is { } words)
{
    Console.Error.WriteLine(words);
    return 3;
}

var builder = WebApplication.CreateBuilder(args);
builder.AddWebDefaults();
builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMinutes(1));

var seen = "";
if (builder.Configuration["LOOK_AT"] is { } peer)
{
    using var http = new HttpClient();
    seen = ((int)(await http.GetAsync(peer)).StatusCode).ToString(CultureInfo.InvariantCulture);
}

var readyAt = DateTime.UtcNow.AddMilliseconds(builder.Configuration.GetValue("READY_AFTER_MS", 0));
builder.Services.AddHealthChecks().AddCheck("ready", () => DateTime.UtcNow >= readyAt
    ? HealthCheckResult.Healthy()
    : HealthCheckResult.Unhealthy());

var app = builder.Build();
app.MapWebDefaults();
app.MapGet("/pid", () => Environment.ProcessId);
app.MapGet("/seen", () => seen);
app.MapGet("/env/{name}", (string name) => Environment.GetEnvironmentVariable(name) ?? "");
app.MapGet("/args", () => string.Join(' ', args));
app.MapPost("/crash", () => Environment.Exit(7));
if (builder.Configuration["STUBBORN"] is not null) app.Lifetime.ApplicationStopping.Register(() => Thread.Sleep(Timeout.Infinite));
Console.WriteLine($"pid {Environment.ProcessId}");
await app.RunAsync();
return 0;
