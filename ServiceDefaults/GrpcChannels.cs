using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;

namespace AudioAspire.ServiceDefaults;

/// <summary>Channels to the other services: an address is http://host:port or unix:PATH.</summary>
public static class GrpcChannels
{
    /// <summary>The channel to services__NAME__grpc__0, as Aspire injects it.</summary>
    /// <exception cref="SettingException">The address is not configured, or is none.</exception>
    public static GrpcChannel OpenChannel(this IConfiguration configuration, string service)
    {
        var setting = $"services__{service}__grpc__0";
        if (configuration[$"services:{service}:grpc:0"] is not { Length: > 0 } address)
            throw new SettingException($"The address of '{service}' is not known. Set {setting}.");
        return UnixSockets.PathOf(address) is not null || SettingValues.IsWebAddress(address)
            ? Open(address)
            : throw new SettingException($"{setting} must be http://HOST:PORT or unix:PATH, not '{address}'.");
    }

    public static GrpcChannel Open(string address)
    {
        var socketPath = UnixSockets.PathOf(address);
        // A proxy configured for the internet must not see what stays on this machine.
        var handler = socketPath is null ? new SocketsHttpHandler { UseProxy = false } : UnixSockets.Handler(socketPath);
        // Streams last for hours: no idle time-out, but a dead peer is noticed.
        handler.PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan;
        handler.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
        handler.EnableMultipleHttp2Connections = true;
        return GrpcChannel.ForAddress(socketPath is null ? address : "http://localhost", new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            MaxReceiveMessageSize = ServiceEndpoints.MaxMessageBytes,
            MaxSendMessageSize = ServiceEndpoints.MaxMessageBytes,
        });
    }
}
