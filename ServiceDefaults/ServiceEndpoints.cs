using System.Net;
using AudioAspire.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AudioAspire.ServiceDefaults;

/// <summary>Two endpoints a service: <c>grpc</c> (HTTP/2 clear text, or a Unix socket) and <c>health</c> (HTTP/1.1),
/// since a port that speaks only HTTP/2 cannot answer an HTTP/1.1 probe.</summary>
public static class ServiceEndpoints
{
    /// <summary>Largest gRPC message: a card of a ten-hour interview is some megabytes.</summary>
    public const int MaxMessageBytes = 64 << 20;

    /// <summary>GRPC_ADDRESS (unix:PATH) or GRPC_PORT, and HEALTH_PORT. Ports that are not given are left to the system; beside a socket
    /// no port is opened unless it is given.</summary>
    /// <exception cref="SettingException">One of them cannot be used.</exception>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        var socket = builder.Configuration.GetSocket("GRPC_ADDRESS");
        var grpcPort = builder.Configuration.GetPort("GRPC_PORT");
        var healthPort = builder.Configuration.GetPort("HEALTH_PORT");
        if (HealthCommand.Given) Environment.Exit(HealthCommand.AskGrpc(builder.Configuration));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            if (socket is not null) kestrel.ListenUnixSocket(socket, o => o.Protocols = HttpProtocols.Http2);
            else kestrel.ListenOnLoopback(grpcPort, HttpProtocols.Http2);
            if (socket is null || healthPort != 0) kestrel.ListenOnLoopback(healthPort, HttpProtocols.Http1);
        });
        builder.AddCommonDefaults();
        builder.Services.AddGrpc(o =>
        {
            (o.MaxReceiveMessageSize, o.MaxSendMessageSize) = (MaxMessageBytes, MaxMessageBytes);
            o.Interceptors.Add<GrpcErrors>();
        });
        builder.Services.AddGrpcHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), ["live"]);
        return builder;
    }

    /// <summary>For services that people and webhooks call: HTTP/1.1 on HTTP_PORT, health included. HTTP_ADDRESS (0.0.0.0 in a container
    /// that others call) instead of this machine alone.</summary>
    /// <exception cref="SettingException">One of them cannot be used.</exception>
    public static WebApplicationBuilder AddWebDefaults(this WebApplicationBuilder builder)
    {
        var port = builder.Configuration.GetPort("HTTP_PORT");
        var address = builder.Configuration.GetIPAddress("HTTP_ADDRESS");
        if (HealthCommand.Given) Environment.Exit(HealthCommand.AskHttp(builder.Configuration));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            if (address is null) kestrel.ListenOnLoopback(port, HttpProtocols.Http1);
            else kestrel.Listen(address, port, o => o.Protocols = HttpProtocols.Http1);
        });
        builder.AddCommonDefaults();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), ["live"]);
        return builder;
    }

    /// <summary>grpc.health.v1 on the gRPC endpoint, /health (everything) and /alive on the other.</summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.MapGrpcHealthChecksService();
        return app.MapWebDefaults();
    }

    /// <summary>/health (everything) and /alive (the process answers).</summary>
    public static WebApplication MapWebDefaults(this WebApplication app)
    {
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") });
        return app;
    }

    static void AddCommonDefaults(this WebApplicationBuilder builder)
    {
        // Where a service listens is said once, above: addresses that Aspire or a base image of a container gives besides would only be warned about.
        foreach (var name in new[] { WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey })
            builder.WebHost.UseSetting(name, "");
        StopWithParent.Watch(builder.Services);
        builder.AddTelemetry();
        AppDomain.CurrentDomain.UnhandledException += (_, e) => Console.Error.WriteLine($"crit: unhandled error: {e.ExceptionObject}".ReplaceLineEndings(" "));
    }

    static int GetPort(this IConfiguration configuration, string name) => configuration.Number(name, usual: 0, least: 0, most: IPEndPoint.MaxPort);

    static string? GetSocket(this IConfiguration configuration, string name) => configuration[name] is not { Length: > 0 } given ? null
        : UnixSockets.PathOf(given) ?? throw new SettingException($"{name} must be unix:PATH, not '{given}'.");

    static IPAddress? GetIPAddress(this IConfiguration configuration, string name) => configuration[name] is not { Length: > 0 } given ? null
        : IPAddress.TryParse(given, out var address) ? address : throw new SettingException($"{name} must be an IP address such as 0.0.0.0, not '{given}'.");

    static void ListenOnLoopback(this KestrelServerOptions kestrel, int port, HttpProtocols protocols)
    {
        // "localhost" may mean either family; only a known port can be taken in both.
        if (port == 0) kestrel.Listen(IPAddress.Loopback, 0, o => o.Protocols = protocols);
        else kestrel.ListenLocalhost(port, o => o.Protocols = protocols);
    }
}
