using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioAspire.ServiceDefaults.Tests;

/// <summary>Takes telemetry as an OTLP collector does, over gRPC (HTTP/2) or HTTP/1.1, and keeps what came.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentQueue<Export> _exports = new();

    Collector(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<Collector> StartAsync(HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, o => o.Protocols = protocols));
        var collector = new Collector(builder.Build());
        collector._app.Run(collector.TakeAsync);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Waits for the first export of each of the paths.</summary>
    public async Task<IReadOnlyList<Export>> WaitForAsync(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        while (true)
        {
            var found = paths.Select(p => _exports.FirstOrDefault(e => e.Path == p)).OfType<Export>().ToList();
            if (found.Count == paths.Count) return found;
            await Task.Delay(20, cancel);
        }
    }

    async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _exports.Enqueue(new Export(context.Request.Path, $"{context.Request.Headers["x-otlp-api-key"]}", Encoding.Latin1.GetString(body.ToArray())));
        if (context.Request.ContentType != "application/grpc") return;
        context.Response.ContentType = "application/grpc";
        // An empty message, uncompressed: everything was taken.
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <param name="Body">Its bytes, one a character.</param>
sealed record Export(string Path, string Key, string Body);
