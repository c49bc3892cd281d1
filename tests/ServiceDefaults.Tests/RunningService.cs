using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AudioAspire.ServiceDefaults.Tests;

/// <summary>The echo service with the defaults of every service, in this process, on ports the system chooses.</summary>
sealed class RunningService : IAsyncDisposable
{
    readonly WebApplication _app;

    RunningService(WebApplication app, string grpc, string health, string traces) => (_app, GrpcAddress, HealthAddress, Traces, Channel) = (app, grpc, health, traces, GrpcChannels.Open(grpc));

    public string GrpcAddress { get; }
    public string HealthAddress { get; }
    public string Traces { get; }
    public GrpcChannel Channel { get; }

    public static async Task<RunningService> StartAsync(string? socket = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var traces = Directory.CreateTempSubdirectory("traces").FullName;
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["OTEL_SERVICE_NAME"] = "echo";
        builder.Configuration["TRACE_DIR"] = traces;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) builder.Configuration[name] = value;
        if (socket is not null) builder.Configuration["GRPC_ADDRESS"] = "unix:" + socket;
        builder.AddServiceDefaults();
        builder.Services.MapGrpcError<UnusableException>(StatusCode.FailedPrecondition);
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGrpcService<EchoService>();
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        return new RunningService(app, socket is null ? addresses[0] : "unix:" + socket, addresses[^1], traces);
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(Traces, recursive: true);
    }
}
