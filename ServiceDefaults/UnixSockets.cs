using System.Net.Sockets;

namespace AudioAspire.ServiceDefaults;

/// <summary>Addresses of the form unix:PATH. The containers of all Batch jobs of a machine share its network: those of one job meet in a folder.</summary>
static class UnixSockets
{
    const string Scheme = "unix:";

    /// <returns>Null where the address is something else.</returns>
    public static string? PathOf(string? address) =>
        address?.Length > Scheme.Length && address.StartsWith(Scheme, StringComparison.Ordinal) ? address[Scheme.Length..] : null;

    /// <summary>Connects to the socket, whatever host a request names.</summary>
    public static SocketsHttpHandler Handler(string path) => new()
    {
        UseProxy = false,
        ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
