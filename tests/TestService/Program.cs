using System.Globalization;
using Aspire.Hosting;
using AudioAspire.ServiceDefaults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

// A service that does as it is told, and, with "host", a host that keeps one such service until it is killed.
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
