using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Gives every endpoint its port before anything starts, so that a restarted process is found where it was.</summary>
static class Ports
{
    // Below every system's range for outgoing connections: nobody takes the port while its process restarts.
    const int First = 20_000, Last = 32_000;

    public static void Allocate(IEnumerable<IResource> resources)
    {
        var taken = new HashSet<int>();
        foreach (var resource in resources)
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                var port = endpoint.Port ?? endpoint.TargetPort;
                if (port is { } wanted && !(IsFree(wanted) && taken.Add(wanted)))
                    throw new DistributedApplicationException(
                        $"Resource '{resource.Name}' needs port {wanted} for its endpoint '{endpoint.Name}', but another program uses it.");
                port ??= FindFree(taken);
                endpoint.TargetPort = port;
                endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", port.Value);
            }
    }

    public static bool IsFree(int port) => CanListen(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    static int FindFree(HashSet<int> taken)
    {
        for (var attempt = 0; attempt < 10_000; attempt++)
        {
            var port = Random.Shared.Next(First, Last);
            if (!taken.Contains(port) && IsFree(port) && taken.Add(port)) return port;
        }
        throw new DistributedApplicationException($"No free port was found between {First} and {Last}.");
    }

    static bool CanListen(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (OperatingSystem.IsWindows()) socket.ExclusiveAddressUse = true;
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException e)
        {
            // A machine without IPv6 on its loopback has nothing to conflict with.
            return e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;
        }
    }
}
