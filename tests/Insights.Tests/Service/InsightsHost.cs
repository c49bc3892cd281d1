using AudioAspire.Contracts.V1;
using AudioAspire.ServiceDefaults;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AudioAspire.Insights.Tests.Service;

/// <summary>The service on a real Kestrel and a free port.</summary>
public sealed class InsightsHost : IAsyncLifetime
{
    WebApplication _app = null!;
    GrpcChannel _channel = null!;

    internal Contracts.V1.Insights.InsightsClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _app = InsightsServer.Build(["--Logging:LogLevel:Default=None"]);
        await _app.StartAsync();
        _channel = GrpcChannels.Open(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new Contracts.V1.Insights.InsightsClient(_channel);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.DisposeAsync();
    }

    internal async Task<List<AnalyzeEvent>> Analyze(AnalyzeOptions options, IEnumerable<AnalyzeTurn> turns, params byte[][] pcm)
    {
        using var call = Client.Analyze(deadline: DateTime.UtcNow.AddMinutes(2));
        await call.RequestStream.WriteAsync(new AnalyzeRequest { Options = options });
        foreach (var turn in turns) await call.RequestStream.WriteAsync(new AnalyzeRequest { Turn = turn });
        foreach (var chunk in pcm) await call.RequestStream.WriteAsync(new AnalyzeRequest { Pcm = Google.Protobuf.ByteString.CopyFrom(chunk) });
        await call.RequestStream.CompleteAsync();
        var events = new List<AnalyzeEvent>();
        await foreach (var e in call.ResponseStream.ReadAllAsync()) events.Add(e);
        return events;
    }
}
