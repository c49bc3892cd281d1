using System.Net;
using System.Net.Sockets;

namespace AudioAspire.Inference.Tests;

/// <summary>Serves one file over HTTP, with ranges or without, and may hang up on the way.</summary>
internal sealed class ModelServer : IDisposable
{
    readonly HttpListener _listener = new();
    readonly byte[] _content;

    public ModelServer(byte[] content)
    {
        _content = content;
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }
    public bool Ranges { get; set; } = true;
    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;
    /// <summary>The next answer ends after so many bytes; 0 = no.</summary>
    public int BreakOnceAt { get; set; }
    /// <summary>First byte of the last answer.</summary>
    public int LastStart { get; private set; }
    public string? Authorization { get; private set; }

    async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            Answer(context);
        }
    }

    void Answer(HttpListenerContext context)
    {
        Authorization = context.Request.Headers["Authorization"];
        var range = context.Request.Headers["Range"]; // bytes=N-
        LastStart = Ranges && range is not null ? int.Parse(range[6..^1]) : 0;
        context.Response.StatusCode = (int)(Status == HttpStatusCode.OK && LastStart > 0 ? HttpStatusCode.PartialContent : Status);
        var rest = Status == HttpStatusCode.OK ? _content[LastStart..] : [];
        context.Response.ContentLength64 = rest.Length;
        if (BreakOnceAt > 0)
        {
            context.Response.OutputStream.Write(rest, 0, BreakOnceAt);
            BreakOnceAt = 0;
            context.Response.Abort();
            return;
        }
        context.Response.OutputStream.Write(rest);
        context.Response.Close();
    }

    public void Dispose()
    {
        if (_listener.IsListening) _listener.Stop();
        _listener.Close();
    }
}
