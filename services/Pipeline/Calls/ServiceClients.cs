using AudioAspire.Contracts.V1;
using AudioAspire.ServiceDefaults;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace AudioAspire.Pipeline.Calls;

/// <summary>The three services a job talks to; one channel each, shared by all jobs.</summary>
internal sealed class ServiceClients : IDisposable
{
    readonly Dictionary<string, GrpcChannel> _channels;

    public ServiceClients(IConfiguration configuration)
    {
        _channels = new[] { "transcriber", "diarizer", "insights" }.ToDictionary(name => name, configuration.OpenChannel);
        Transcriber = new Transcriber.TranscriberClient(_channels["transcriber"]);
        Diarizer = new Diarizer.DiarizerClient(_channels["diarizer"]);
        Insights = new Insights.InsightsClient(_channels["insights"]);
    }

    public Transcriber.TranscriberClient Transcriber { get; }
    public Diarizer.DiarizerClient Diarizer { get; }
    public Insights.InsightsClient Insights { get; }

    public Health.HealthClient HealthOf(string service) => new(_channels[service]);

    public void Dispose()
    {
        foreach (var channel in _channels.Values) channel.Dispose();
    }
}
