using System.Net;
using System.Net.NetworkInformation;

namespace AudioAspire.AppHost.Serving;

static class LocalPort
{
    /// <summary>Whether a program listens on the port, for this machine or for all.</summary>
    public static bool IsTaken(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Any(l => l.Port == port && (IPAddress.IsLoopback(l.Address) || l.Address.Equals(IPAddress.Any) || l.Address.Equals(IPAddress.IPv6Any)));
}
