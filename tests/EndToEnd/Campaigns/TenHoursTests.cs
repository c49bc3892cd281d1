using AudioAspire.Contracts.Results;
using AudioAspire.EndToEnd.Support;

namespace AudioAspire.EndToEnd.Campaigns;

[Trait("Category", "Campaign")]
public sealed class TenHoursTests
{
    [Fact]
    public async Task TenHoursOfSilenceEndWithOneLongSilence()
    {
        using var scratch = new ScratchFolder();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(20));
        WavWriter.WriteSilence(scratch.File("night.wav"), TimeSpan.FromHours(10));

        var (exitCode, text) = await AppHostRun.RunAsync(scratch.Path, patience.Token, null, "analyze", scratch.File("night.wav"), "--output", scratch.File("out"));

        Assert.True(exitCode == 0, text);
        var published = new Published(scratch.File("out", "night", "night"));
        published.AssertTimesHold();
        Assert.Equal(36_000, published.Transcript.Duration);
        Assert.Empty(published.Transcript.Turns);
        var silence = Assert.Single(published.Transcript.Spans);
        Assert.Equal(("silence", 0, 36_000), (silence.Kind, silence.Start, silence.End));
    }
}
