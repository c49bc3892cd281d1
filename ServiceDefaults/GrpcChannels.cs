using System.Net.Sockets;
using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;

namespace AudioAspire.ServiceDefaults;

/// <summary>Channels to the other services: an address is http://host:port or unix:PATH.</summary>
public static class GrpcChannels
{
    /// <summary>The channel to services__NAME__grpc__0, as Aspire injects it.</summary>
    /// <exception cref="InvalidOperationException">The address is not configured.</exception>
    public static GrpcChannel OpenChannel(this IConfiguration configuration, string service) =>
        Open(configuration[$"services:{service}:grpc:0"]
            ?? throw new InvalidOperationException($"The address of '{service}' is not known. Set services__{service}__grpc__0."));

    public static GrpcChannel Open(string address)
    {
        var socketPath = address.StartsWith("unix:", StringComparison.Ordinal) ? address["unix:".Length..] : null;
        var handler = new SocketsHttpHandler
        {
            // A proxy configured for the internet must not see what stays on this machine.
            UseProxy = false,
            // Streams last for hours: no idle time-out, but a dead peer is noticed.
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
            EnableMultipleHttp2Connections = true,
        };
        if (socketPath is not null)
            handler.ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            };
        return GrpcChannel.ForAddress(socketPath is null ? address : "http://localhost", new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            MaxReceiveMessageSize = ServiceEndpoints.MaxMessageBytes,
            MaxSendMessageSize = ServiceEndpoints.MaxMessageBytes,
        });
    }
}
