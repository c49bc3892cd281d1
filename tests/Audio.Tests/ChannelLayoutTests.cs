namespace AudioAspire.Audio.Tests;

public sealed class ChannelLayoutTests
{
    static readonly float[] s_even = Sounds.Speech(12, s => s % 4 < 2, 1);
    static readonly float[] s_odd = Sounds.Speech(12, s => s % 4 >= 2, 2);

    static float[] Mix(float[] a, float ga, float[] b, float gb) => [.. a.Zip(b, (x, y) => ga * x + gb * y)];

    static async Task<int> ChannelsOf(float[] left, float[] right)
    {
        using var scratch = new Scratch();
        return (await scratch.Decode(Sounds.Wav16(Sounds.Interleave(left, right), channels: 2))).Audio.Pcm.Channels;
    }

    [Fact]
    public async Task OneSpeakerAChannelStaysTwoChannels() => Assert.Equal(2, await ChannelsOf(s_even, s_odd));

    [Theory, InlineData(0.1f), InlineData(0.3f)]
    public async Task AQuieterLineStaysItsOwnChannel(float gain) => Assert.Equal(2, await ChannelsOf(s_even, [.. s_odd.Select(s => s * gain)]));

    [Fact]
    public async Task SomeCrosstalkIsStillOneSpeakerAChannel() =>
        Assert.Equal(2, await ChannelsOf(Mix(s_even, 1, s_odd, 0.05f), Mix(s_odd, 1, s_even, 0.05f)));

    [Fact]
    public async Task IdenticalChannelsAreMono() => Assert.Equal(1, await ChannelsOf(s_even, s_even));

    [Theory, InlineData(0.5f), InlineData(0.8f)]
    public async Task ARoomPairHearsBothInBothAndIsMixed(float far) =>
        Assert.Equal(1, await ChannelsOf(Mix(s_even, 1, s_odd, far), Mix(s_odd, 1, s_even, far)));

    [Theory, InlineData(true), InlineData(false)]
    public async Task ADeadChannelIsLeftOut(bool leftIsDead)
    {
        using var scratch = new Scratch();
        var dead = new float[s_even.Length];
        var (audio, samples) = await scratch.Decode(Sounds.Wav16(leftIsDead ? Sounds.Interleave(dead, s_even) : Sounds.Interleave(s_even, dead), channels: 2));
        Assert.Equal(1, audio.Pcm.Channels);
        Assert.InRange(Sounds.Rms(samples) / Sounds.Rms(s_even), 0.99, 1.01);
    }

    [Fact]
    public async Task OppositePhasesDoNotCancel()
    {
        using var scratch = new Scratch();
        var (audio, samples) = await scratch.Decode(Sounds.Wav16(Sounds.Interleave(s_even, [.. s_even.Select(s => -s)]), channels: 2));
        Assert.Equal(1, audio.Pcm.Channels);
        Assert.InRange(Sounds.Rms(samples) / Sounds.Rms(s_even), 0.99, 1.01);
    }

    [Fact]
    public async Task SilenceInBothIsMono() => Assert.Equal(1, await ChannelsOf(new float[16_000], new float[16_000]));

    [Fact]
    public async Task TheLowFrequencyChannelOfSurroundSoundIsLeftOut()
    {
        using var scratch = new Scratch();
        var (tone, none) = (Sounds.Tone(500, 16_000, 0.5), new float[8000]);
        var (_, samples) = await scratch.Decode(Sounds.Wav(Sounds.Encode(Sounds.Interleave(none, none, tone, Sounds.Tone(40, 16_000, 0.5), none, none), 1, 16), 1, 16, 16_000, 6, mask: 0x3F));
        Assert.True(Sounds.Purity(samples, 500) > 0.999);
        Assert.InRange(Sounds.Rms(samples), 0.24, 0.26);
    }

    [Fact]
    public async Task TheChannelsAreReadBackAsOneWhereOneIsAskedFor()
    {
        using var scratch = new Scratch();
        var (audio, _) = await scratch.Decode(Sounds.Wav16(Sounds.Interleave(s_even, s_odd), channels: 2));
        Assert.Equal(audio.Pcm.Frames * 2, audio.Pcm.Read(mono: true).Sum(c => c.Length));
        Assert.Equal(audio.Pcm.Frames * 4, audio.Pcm.Read().Sum(c => c.Length));
        Assert.Equal((audio.Pcm.Frames - 16_000) * 4, audio.Pcm.Read(fromFrame: 16_000).Sum(c => c.Length));
    }
}
