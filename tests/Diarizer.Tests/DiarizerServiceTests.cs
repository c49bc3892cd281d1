using System.Runtime.InteropServices;
using AudioAspire.Audio;
using AudioAspire.Contracts.V1;
using AudioAspire.Scoring;
using Google.Protobuf;
using Grpc.Core;

namespace AudioAspire.Diarizer.Tests;

public sealed class DiarizerServiceTests(DiarizerServer server) : IClassFixture<DiarizerServer>
{
    static byte[] Pcm(string file)
    {
        var samples = WavFile.ReadMono(Path.Combine(Samples.Root, "tests", "data", file)).Select(x => (short)(x * 32767)).ToArray();
        return MemoryMarshal.AsBytes<short>(samples).ToArray();
    }

    async Task<List<DiarizeEvent>> Diarize(byte[] pcm, DiarizeOptions options, int chunk = 1 << 16)
    {
        using var call = server.Client.Diarize(cancellationToken: TestContext.Current.CancellationToken);
        var reading = Task.Run(async () =>
        {
            var events = new List<DiarizeEvent>();
            await foreach (var e in call.ResponseStream.ReadAllAsync()) events.Add(e);
            return events;
        });
        await call.RequestStream.WriteAsync(new DiarizeRequest { Options = options });
        for (var at = 0; at < pcm.Length; at += chunk)
            await call.RequestStream.WriteAsync(new DiarizeRequest { Pcm = ByteString.CopyFrom(pcm, at, Math.Min(chunk, pcm.Length - at)) });
        await call.RequestStream.CompleteAsync();
        return await reading;
    }

    [Fact]
    public async Task TwoPeopleAreHeardInOrderOfAppearanceWithUnitLengthVoicePrints()
    {
        var events = await Diarize(Pcm("robo-almacen-01-30s.wav"), new DiarizeOptions { Channels = 1 });

        var done = events[^1].Done;
        var turns = events.Where(e => e.Turn is not null).Select(e => e.Turn).ToList();
        Assert.Equal(30, done.Duration, 6);
        Assert.Equal(["S1", "S2"], done.Speakers.Select(s => s.Id));
        Assert.Equal("S1", turns[0].Speaker);
        Assert.Equal(turns.OrderBy(t => t.Start), turns);
        Assert.All(turns, t => Assert.InRange(t.End, t.Start, done.Duration));
        Assert.All(done.Speakers, s => Assert.Equal(1, s.Embedding.Sum(x => x * x), 3));
        Assert.All(done.Speakers, s => Assert.InRange(s.Confidence, 0, 1));
        Assert.Equal(["segmentation", "speaker_embedding"], done.Models.Select(m => m.Role));
        Assert.Contains(events, e => e.Progress is not null);
    }

    [Fact]
    public async Task ChunkSizesDoNotChangeTheResult()
    {
        var pcm = Pcm("robo-almacen-01-30s.wav");
        var large = await Diarize(pcm, new DiarizeOptions { Channels = 1 }, 1 << 20);
        var small = await Diarize(pcm, new DiarizeOptions { Channels = 1 }, 6002);
        Assert.Equal(large.Where(e => e.Turn is not null).Select(e => e.Turn), small.Where(e => e.Turn is not null).Select(e => e.Turn));
        Assert.Equal(large[^1].Done.Speakers, small[^1].Done.Speakers);
    }

    [Fact]
    public async Task ACancelledCallEndsAtOnceAndTheNextOneWorks()
    {
        using var stop = new CancellationTokenSource();
        using var call = server.Client.Diarize(cancellationToken: stop.Token);
        await call.RequestStream.WriteAsync(new DiarizeRequest { Options = new DiarizeOptions { Channels = 1 } });
        await call.RequestStream.WriteAsync(new DiarizeRequest { Pcm = ByteString.CopyFrom(new byte[32000]) });
        await stop.CancelAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);

        var events = await Diarize(new byte[32000], new DiarizeOptions { Channels = 1 });
        Assert.Empty(events[^1].Done.Speakers);
    }

    [Fact]
    public async Task PcmBeforeOptionsIsRefusedWithAReason()
    {
        using var call = server.Client.Diarize();
        await call.RequestStream.WriteAsync(new DiarizeRequest { Pcm = ByteString.CopyFrom(new byte[2]) });
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }

    [Theory]
    [InlineData(3, 0, 0)]
    [InlineData(1, 3, 2)]
    public async Task OptionsThatContradictThemselvesAreRefused(int channels, int least, int most)
    {
        var options = new DiarizeOptions { Channels = channels, MinSpeakers = least, MaxSpeakers = most };
        var error = await Assert.ThrowsAsync<RpcException>(() => Diarize(new byte[4], options));
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }
}
