using System.Net;
using System.Net.Sockets;

namespace AudioAspire.Pipeline.Tests.Production;

/// <summary>The wire between a process and a server. When it is cut, open connections break in the middle of whatever they carry,
/// and new ones are turned away; it may come back after so many of them, so that no test waits by the clock.</summary>
internal sealed class CuttableNetwork : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly HashSet<Socket> _open = [];
    readonly Lock _gate = new();
    readonly Uri _server;
    readonly Task _accepting;
    long _bytesLeft = long.MaxValue;
    int _toTurnAway;

    public CuttableNetwork(string server)
    {
        _server = new Uri(server);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public int TurnedAway { get; private set; }

    /// <param name="connections">So many are turned away before the network is back; by default until <see cref="Restore"/>.</param>
    /// <param name="afterBytes">In both directions together.</param>
    public void Cut(int connections = int.MaxValue, long afterBytes = 0)
    {
        lock (_gate) (_toTurnAway, _bytesLeft) = (connections, afterBytes);
        Count(0);
    }

    public void Restore()
    {
        lock (_gate) (_toTurnAway, _bytesLeft) = (0, long.MaxValue);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Break();
        await _accepting;
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                if (IsTurnedAway()) _ = TurnAwayAsync(client);
                else _ = CarryAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    bool IsTurnedAway()
    {
        lock (_gate)
        {
            if (_bytesLeft > 0) return false;
            TurnedAway++;
            if (--_toTurnAway == 0) _bytesLeft = long.MaxValue;
            return true;
        }
    }

    // With its first byte: before it, .NET may still be making the connection, and meets another error than a broken one.
    static async Task TurnAwayAsync(Socket client)
    {
        try
        {
            await client.ReceiveAsync(new byte[1]);
        }
        catch (SocketException)
        {
            // It left first.
        }
        Reset(client);
    }

    async Task CarryAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (_gate) _open.UnionWith([client, server]);
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port);
            await Task.WhenAll(PumpAsync(client, server), PumpAsync(server, client));
        }
        finally
        {
            lock (_gate) _open.ExceptWith([client, server]);
            client.Dispose();
            server.Dispose();
        }
    }

    async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[1 << 14];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
            {
                Count(read);
                await to.SendAsync(buffer.AsMemory(0, read));
            }
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut, or closed by one side.
        }
    }

    void Count(int bytes)
    {
        lock (_gate)
        {
            if (_bytesLeft == long.MaxValue || (_bytesLeft -= bytes) > 0) return;
            _bytesLeft = 0;
        }
        Break();
    }

    void Break()
    {
        Socket[] open;
        lock (_gate) open = [.. _open];
        foreach (var socket in open) Reset(socket);
    }

    static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }
}
