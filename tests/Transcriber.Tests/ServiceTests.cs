using AudioAspire.Contracts.V1;
using AudioAspire.ServiceDefaults;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AudioAspire.Transcriber.Tests;

/// <summary>The service over a real Kestrel.</summary>
public sealed class ServiceTests(Models models) : IAsyncLifetime
{
    WebApplication _app = null!;
    GrpcChannel _channel = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults();
        builder.Services.AddSingleton<Recognition.ISpeechRecognizer>(models.Recogniser).AddSingleton(models.Transcriber).AddSingleton(models.Catalogue);
        _app = builder.Build();
        _app.MapGrpcService<TranscriberService>();
        await _app.StartAsync();
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _channel = GrpcChannels.Open(addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    AsyncDuplexStreamingCall<TranscribeRequest, TranscribeEvent> Call(CallOptions options = default) =>
        new Contracts.V1.Transcriber.TranscriberClient(_channel).Transcribe(options);

    static TranscribeRequest Options(string language = "es", int channels = 1, string model = "") =>
        new() { Options = new TranscribeOptions { Channels = channels, Language = language, Model = model } };

    static TranscribeRequest Pcm(byte[] bytes) => new() { Pcm = ByteString.CopyFrom(bytes) };

    [Fact]
    public async Task SegmentsComeBackWhileAudioStillArrives()
    {
        var speech = Recordings.Pcm(await Recordings.Spanish);
        using var call = Call();
        await call.RequestStream.WriteAsync(Options());
        for (var i = 0; i < 3; i++)
            foreach (var chunk in Recordings.Chunks(speech, 64_000)) await call.RequestStream.WriteAsync(Pcm(chunk));
        // The sending side is still open.
        while (await call.ResponseStream.MoveNext() && call.ResponseStream.Current.EventCase != TranscribeEvent.EventOneofCase.Segment) { }
        Assert.NotEmpty(call.ResponseStream.Current!.Segment.Words);
        await call.RequestStream.CompleteAsync();
        var rest = await call.ResponseStream.ReadAllAsync().ToListAsync();
        Assert.Equal(90, rest[^1].Done.Duration, 0.01);
        Assert.All(rest[^1].Done.Models, m => Assert.Equal(64, m.Sha256.Length));
    }

    [Theory]
    [InlineData("klingon", 1, "", "language")]
    [InlineData("es", 3, "", "channels")]
    [InlineData("es", 1, "whisper-base-fp16", "scripts/float16-model.py")]
    public async Task WrongOptionsAreRefusedWithAReason(string language, int channels, string model, string named)
    {
        using var call = Call();
        await call.RequestStream.WriteAsync(Options(language, channels, model));
        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains(named, refused.Status.Detail);
    }

    [Fact]
    public async Task PcmBeforeTheOptionsIsRefused()
    {
        using var call = Call();
        await call.RequestStream.WriteAsync(Pcm([0, 0]));
        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    [Fact]
    public async Task ACancelledCallEndsAndTheNextOneIsServed()
    {
        var speech = Recordings.Pcm(await Recordings.Spanish);
        using (var cancel = new CancellationTokenSource())
        using (var call = Call(new CallOptions(cancellationToken: cancel.Token)))
        {
            await call.RequestStream.WriteAsync(Options());
            foreach (var chunk in Recordings.Chunks(speech, 64_000)) await call.RequestStream.WriteAsync(Pcm(chunk));
            await cancel.CancelAsync();
            var stopped = await Assert.ThrowsAnyAsync<RpcException>(async () => await call.ResponseStream.ReadAllAsync().ToListAsync());
            Assert.Equal(StatusCode.Cancelled, stopped.StatusCode);
        }
        using var next = Call();
        await next.RequestStream.WriteAsync(Options());
        await next.RequestStream.CompleteAsync();
        Assert.Equal(0, (await next.ResponseStream.ReadAllAsync().ToListAsync())[^1].Done.Duration);
    }

    [Fact]
    public async Task ACallEndsAtItsDeadlineAndTheNextOneIsServed()
    {
        using (var call = Call(new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1))))
        {
            var late = await Assert.ThrowsAsync<RpcException>(async () =>
            {
                await call.RequestStream.WriteAsync(Options());
                // The sending side stays open: only the deadline ends this call.
                await call.ResponseStream.ReadAllAsync().ToListAsync();
            });
            Assert.Equal(StatusCode.DeadlineExceeded, late.StatusCode);
        }
        Assert.NotEmpty((await TranscribeAsync(Recordings.Pcm((await Recordings.Spanish)[..80_000]), "es")).Segments());
    }

    [Fact]
    public async Task TwoCallsAtOnceGetWhatEachWouldGetAlone()
    {
        var spanish = Recordings.Pcm(await Recordings.Spanish);
        var english = Recordings.Pcm(await Recordings.English);
        var alone = await TranscribeAsync(spanish, "es");
        var together = await Task.WhenAll(TranscribeAsync(spanish, "es"), TranscribeAsync(english, "en"));
        Assert.Equal(alone.Segments(), together[0].Segments());
        Assert.NotEmpty(together[1].Segments());
    }

    async Task<List<TranscribeEvent>> TranscribeAsync(byte[] pcm, string language)
    {
        using var call = Call();
        await call.RequestStream.WriteAsync(Options(language));
        foreach (var chunk in Recordings.Chunks(pcm, 64_000)) await call.RequestStream.WriteAsync(Pcm(chunk));
        await call.RequestStream.CompleteAsync();
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }
}
