using AudioAspire.Diarizer.Channels;

namespace AudioAspire.Diarizer.Tests;

public sealed class ChannelLevelsTests
{
    static readonly bool[] Speech = [.. Enumerable.Repeat(true, 100)];

    static float[] Alternating(float above) => [.. Enumerable.Range(0, 100).Select(i => i / 10 % 2 == 0 ? above : -above)];

    [Theory]
    [InlineData(30, true)]
    [InlineData(10, true)]
    [InlineData(3.6f, false)] // two microphones in one room
    [InlineData(0, false)]    // the same channel twice
    public void ChannelsCarryTheirOwnSpeakerIfEachIsClearlyLouderNowAndThen(float decibels, bool own) =>
        Assert.Equal(own, ChannelLevels.CarryTheirOwn(Alternating(decibels), Speech));

    [Fact]
    public void AChannelThatIsOnlyQuieterIsNoSpeaker() =>
        Assert.False(ChannelLevels.CarryTheirOwn([.. Enumerable.Repeat(12f, 100)], Speech));

    [Fact]
    public void LeakageIsHowFarBelowTheOtherSpeakerIsHeard() =>
        Assert.Equal(-20, ChannelLevels.Leakage(Alternating(20), Speech, Speech));

    [Fact]
    public void ALevelIsMeasuredOnTheFrameGridHoweverTheSamplesArrive()
    {
        var samples = Enumerable.Range(0, 16000).Select(i => (float)(0.1 * Math.Sin(i))).ToArray();
        LevelMeter whole = new(), bits = new();
        whole.Append(samples);
        foreach (var bit in samples.Chunk(77)) bits.Append(bit);
        Assert.Equal(whole.Levels.Count, bits.Levels.Count);
        Assert.All(whole.Levels.Skip(1), level => Assert.Equal(-23, level, 0.2f));
        Assert.All(whole.Levels.Zip(bits.Levels), pair => Assert.Equal(pair.First, pair.Second, 0.01f));
    }
}
