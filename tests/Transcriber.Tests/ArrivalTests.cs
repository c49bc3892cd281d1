using System.Threading.Channels;
using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Streaming;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Tests;

public sealed class ArrivalTests
{
    static SpeechWindow Window(double start, double end)
    {
        SampleSpan[] all = [new((long)(start * 16_000), (long)(end * 16_000))];
        return new SpeechWindow(0, all, all, new float[(int)all[0].Length]);
    }

    static ArrivalQueue Queue(double resumeFrom, params Arrival[] arrivals)
    {
        var channel = Channel.CreateUnbounded<Arrival>();
        foreach (var arrival in arrivals) channel.Writer.TryWrite(arrival);
        channel.Writer.Complete();
        return new ArrivalQueue(channel.Reader, 2, resumeFrom);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SilenceBeforeSpeechIsPassedOnAtOnce()
    {
        var queue = Queue(0, new Arrival(null, 16), new Arrival(Window(20, 30), 30), new Arrival(null, 40), new Arrival(Window(50, 60), 60), new Arrival(Window(60, 70), 70));
        foreach (var expected in (int[])[1, 3, 1, 0]) Assert.Equal(expected, (await queue.NextAsync(Cancel)).Count);
    }

    [Fact]
    public async Task WindowsThatAreFinishedAlreadyCountAsSilence() =>
        Assert.Null(Assert.Single(await Queue(30, new Arrival(Window(0, 30), 30), new Arrival(Window(30, 60), 60)).NextAsync(Cancel)).Window);

    [Fact]
    public async Task TheFirstBatchWaitsForOtherSpeechButNotForEver()
    {
        Assert.Equal(2, (await Queue(0, new Arrival(Window(0, 30), 30), new Arrival(Window(30, 60), 60), new Arrival(Window(60, 70), 70)).FirstAsync(Cancel)).Count);
        Assert.Equal(2, (await Queue(0, new Arrival(Window(0, 30), 30), new Arrival(null, 700), new Arrival(Window(700, 720), 720)).FirstAsync(Cancel)).Count);
    }

    static readonly string[] Languages = ["en", "es"];

    [Fact]
    public void TheFirstWindowsVoteForTheRecordingsLanguage()
    {
        var choice = LanguageChoice.Automatic(Languages);
        Assert.Equal(["es", "es", "es"], choice.Of([Window(0, 30), Window(30, 60), Window(60, 90)], [[0.6, 0.4], [0.2, 0.8], [0.1, 0.85]]));
        Assert.Equal(("es", 0.683), (choice.Recording, Math.Round(choice.Probability, 3)));
    }

    [Fact]
    public void AWindowThatIsClearlyInAnotherLanguageIsReadInThat()
    {
        var choice = LanguageChoice.Automatic(Languages);
        choice.Of([Window(0, 30)], [[0.1, 0.9]]);
        Assert.Equal(["en", "es", "es"], choice.Of([Window(0, 30), Window(30, 60), Window(60, 62)], [[0.95, 0.05], [0.7, 0.3], [0.99, 0.01]]));
    }

    [Fact]
    public void AGivenLanguageIsKept() =>
        Assert.Equal(["es"], LanguageChoice.Given("es").Of([Window(0, 30)], []));
}
