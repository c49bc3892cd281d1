using AudioAspire.Contracts.V1;
using AudioAspire.Diarizer;
using AudioAspire.ServiceDefaults;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioAspire.Diarizer.Tests;

/// <summary>The service on a real Kestrel and a free port.</summary>
public sealed class DiarizerServer : IAsyncLifetime
{
    WebApplication _app = null!;
    GrpcChannel _channel = null!;

    internal Contracts.V1.Diarizer.DiarizerClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        builder.AddDiarizer();
        _app = builder.Build();
        _app.MapServiceDefaults();
        _app.MapGrpcService<DiarizerService>();
        await _app.StartAsync();
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _channel = GrpcChannels.Open(addresses.First());
        Client = new Contracts.V1.Diarizer.DiarizerClient(_channel);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.DisposeAsync();
    }
}
