using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AudioAspire.ServiceDefaults.Tests;

/// <summary>An OTLP receiver (gRPC) on a Unix socket that keeps the messages it gets.</summary>
sealed class OtlpSink : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentQueue<(string Signal, byte[] Message)> _received = [];

    OtlpSink(WebApplication app) => _app = app;

    public static async Task<OtlpSink> StartAsync(string socket)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.ListenUnixSocket(socket, o => o.Protocols = HttpProtocols.Http2));
        var sink = new OtlpSink(builder.Build());
        sink._app.MapPost("/opentelemetry.proto.collector.{signal}.v1.{service}/Export", sink.TakeAsync);
        await sink._app.StartAsync();
        return sink;
    }

    /// <summary>The signals (trace, metrics, logs) that something with this text in it came by. Strings are plain UTF-8 in protobuf.</summary>
    public IReadOnlyList<string> SignalsWith(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [.. _received.Where(r => r.Message.AsSpan().IndexOf(bytes) >= 0).Select(r => r.Signal).Distinct().Order(StringComparer.Ordinal)];
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task TakeAsync(HttpContext context, string signal)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        // gRPC's frame: a compression flag and the length come before the message.
        var frame = body.ToArray();
        _received.Enqueue((signal, frame[5..(5 + BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(1)))]));
        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
