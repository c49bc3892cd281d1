using AudioAspire.Contracts.V1;
using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Tests;

/// <summary>Several requests and one model.</summary>
public sealed class SharedModelTests(Models models)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static SpeechWindow Window(float[] samples)
    {
        SampleSpan[] all = [new(0, samples.Length)];
        return new SpeechWindow(0, all, all, samples);
    }

    static ReadingRequest Request(string language) => new(LanguageChoice.Given(language), [], false, new DecoderCounts());

    [Fact]
    public async Task ARequestThatCameLaterWaitsForOneBatchNotForTheWholeRecording()
    {
        var (spanish, english) = (Window((await Recordings.Spanish)[..160_000]), Window((await Recordings.English)[..160_000]));
        var (ended, busy) = (new List<string>(), Request("es"));
        async Task ReadAsync(string name, SpeechWindow window, ReadingRequest request)
        {
            await models.Recogniser.ReadAsync([window], request, 0, Cancel);
            lock (ended) ended.Add(name);
        }

        var first = ReadAsync("long 1", spanish, busy);
        var other = ReadAsync("short", english, Request("en"));
        // The long recording asks again as soon as it may, like a stream with more audio waiting.
        await Task.WhenAll(first.ContinueWith(_ => ReadAsync("long 2", spanish, busy), Cancel, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap(), other);
        Assert.Equal(["long 1", "short", "long 2"], ended);
    }

    [Fact]
    public async Task ACancelledReadingLetsItsSoundGoAndTheModelReadsOn()
    {
        var alone = await TextAsync();
        var samples = await CancelledAsync();
        // A thread on which the reading ended may hold it until it does something else; nothing may hold it for longer.
        for (var turn = 0; turn < 100 && samples.IsAlive; turn++)
        {
            await Task.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(samples.IsAlive);
        Assert.Equal(alone, await TextAsync());

        async Task<string> TextAsync() => (await models.Recogniser.ReadAsync([Window((await Recordings.Spanish)[..160_000])], Request("es"), 0, Cancel))[0].Text;
    }

    /// <returns>The samples that were being read.</returns>
    async Task<WeakReference> CancelledAsync()
    {
        using var stop = new CancellationTokenSource();
        var samples = await Recordings.Spanish;
        var reading = models.Recogniser.ReadAsync([Window(samples)], Request("es"), 0, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        return new WeakReference(samples);
    }

    [Fact]
    public async Task ACancelledRecordingStopsListeningToItsSender()
    {
        using var stop = new CancellationTokenSource();
        var left = false;
        var events = models.Transcriber.TranscribeAsync(new(1, "es", [], 0), SendAsync(), stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await events.ToListAsync(Cancel));
        Assert.True(left);

        // Goes on for ever, as long as anybody listens.
        async IAsyncEnumerable<ReadOnlyMemory<byte>> SendAsync()
        {
            var pcm = Recordings.Pcm(await Recordings.Spanish);
            try
            {
                for (var minute = 0; ; minute++)
                {
                    yield return pcm;
                    if (minute == 1) await stop.CancelAsync();
                    stop.Token.ThrowIfCancellationRequested();
                }
            }
            finally
            {
                left = true;
            }
        }
    }
}
