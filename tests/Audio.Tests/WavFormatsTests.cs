namespace AudioAspire.Audio.Tests;

public sealed class WavFormatsTests
{
    static readonly (int Tag, int Bits, double Noise)[] s_codings =
        [(1, 8, 0.01), (1, 16, 1e-4), (1, 24, 1e-4), (1, 32, 1e-4), (3, 32, 1e-4), (3, 64, 1e-4), (6, 8, 0.02), (7, 8, 0.02)];

    public static TheoryData<int, int, int, int, double> Formats()
    {
        var data = new TheoryData<int, int, int, int, double>();
        foreach (var (tag, bits, noise) in s_codings)
            foreach (var rate in (int[])[8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
                foreach (var channels in (int[])[1, 2, 6])
                    data.Add(tag, bits, rate, channels, noise);
        return data;
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task EveryFormatGivesTheSameTone(int tag, int bits, int rate, int channels, double noise)
    {
        using var scratch = new Scratch();
        var tone = Sounds.Tone(440, rate, 0.5);
        var frames = Sounds.Interleave([.. Enumerable.Repeat(tone, channels)]);

        var (audio, samples) = await scratch.Decode(Sounds.Wav(Sounds.Encode(frames, tag, bits), tag, bits, rate, channels));

        Assert.Equal(1, audio.Pcm.Channels);
        Assert.InRange(audio.Pcm.Seconds, 0.499, 0.501);
        Assert.Empty(audio.Notes);
        var middle = samples.AsSpan(1600, 4800);
        Assert.InRange(1 - Sounds.Purity(middle, 440), -1e-3, noise);
        Assert.InRange(Sounds.Rms(middle), 0.34, 0.37);
    }

    [Theory, InlineData(1, 16), InlineData(1, 24), InlineData(1, 32), InlineData(3, 32), InlineData(7, 8), InlineData(6, 8)]
    public async Task TheExtensibleHeaderIsUnderstood(int tag, int bits)
    {
        using var scratch = new Scratch();
        var tone = Sounds.Tone(300, 16_000, 0.3);
        var (audio, samples) = await scratch.Decode(Sounds.Wav(Sounds.Encode(tone, tag, bits), tag, bits, 16_000, 1, mask: 4));
        Assert.Equal(4800, audio.Pcm.Frames);
        Assert.True(Sounds.Purity(samples, 300) > 0.99);
    }

    [Fact]
    public async Task SixteenBitsAtSixteenKilohertzAreKeptBitForBit()
    {
        using var scratch = new Scratch();
        var data = Sounds.Encode(Sounds.Tone(1234, 16_000, 0.4, 0.9), 1, 16);
        await scratch.Decode(Sounds.Wav(data, 1, 16, 16_000, 1));
        Assert.Equal(data, File.ReadAllBytes(scratch.Output));
    }

    [Fact]
    public async Task MuLawAtSixteenKilohertzIsKeptExactly()
    {
        using var scratch = new Scratch();
        byte[] codes = [.. Enumerable.Range(0, 4096).Select(i => (byte)i)];
        var (_, samples) = await scratch.Decode(Sounds.Wav(codes, 7, 8, 16_000, 1));
        Assert.Equal(samples, WavFile.ReadMono(Path.Combine(scratch.Folder, "in.wav")));
        Assert.Equal(-32124 / 32768f, samples[0]);
        Assert.Equal(0, samples[255]);
    }

    [Theory, InlineData(0u), InlineData(0xFFFFFFFFu), InlineData(0x7FFFFFFFu), InlineData(0x7FFFFFDBu)]
    public async Task AnUnknownSizeReadsToTheEnd(uint size)
    {
        using var scratch = new Scratch();
        var (audio, _) = await scratch.Decode(Sounds.Wav(Sounds.Encode(Sounds.Tone(300, 16_000, 0.5), 1, 16), 1, 16, 16_000, 1, size));
        Assert.Equal(8000, audio.Pcm.Frames);
        Assert.Empty(audio.Notes);
    }

    [Fact]
    public async Task ATruncatedFileGivesItsAudioAndANote()
    {
        using var scratch = new Scratch();
        var (audio, _) = await scratch.Decode(Sounds.Wav(Sounds.Encode(Sounds.Tone(300, 16_000, 0.5), 1, 16), 1, 16, 16_000, 1, 160_000));
        Assert.Equal(8000, audio.Pcm.Frames);
        Assert.Contains("4.5 s", Assert.Single(audio.Notes));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(7), InlineData(5001)]
    public async Task ChunksOfOddSizesAroundTheSamplesAreSkipped(int size)
    {
        using var scratch = new Scratch();
        var chunk = Sounds.Chunk("LIST", new byte[size]);
        var (audio, _) = await scratch.Decode(Sounds.Wav(Sounds.Encode(Sounds.Tone(300, 16_000, 0.5), 1, 16), 1, 16, 16_000, 1, before: chunk, after: chunk));
        Assert.Equal(8000, audio.Pcm.Frames);
    }

    [Theory, InlineData("RF64"), InlineData("BW64")]
    public async Task WideFilesTakeTheirSizeFromTheDs64Chunk(string riff)
    {
        using var scratch = new Scratch();
        var data = Sounds.Encode(Sounds.Tone(300, 16_000, 0.5), 1, 16);
        var ds64 = new byte[28];
        BitConverter.GetBytes((long)data.Length).CopyTo(ds64, 8);
        var (audio, _) = await scratch.Decode(Sounds.Wav(data, 1, 16, 16_000, 1, 0xFFFFFFFF, riff, Sounds.Chunk("ds64", ds64), Sounds.Chunk("LIST", new byte[400])));
        Assert.Equal(8000, audio.Pcm.Frames);
    }

    [Fact]
    public async Task AnOddTailOfBytesIsDropped()
    {
        using var scratch = new Scratch();
        var data = Sounds.Encode(Sounds.Tone(300, 16_000, 0.5), 1, 16);
        var (audio, _) = await scratch.Decode(Sounds.Wav([.. data, 7], 1, 16, 16_000, 1));
        Assert.Equal(8000, audio.Pcm.Frames);
    }

    [Fact]
    public async Task NotANumberBecomesSilenceAndIsCounted()
    {
        using var scratch = new Scratch();
        var tone = Sounds.Tone(300, 16_000, 0.5);
        (tone[10], tone[11], tone[12]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity);
        var (audio, samples) = await scratch.Decode(Sounds.Wav(Sounds.Encode(tone, 3, 32), 3, 32, 16_000, 1));
        Assert.StartsWith("3 damaged samples", Assert.Single(audio.Notes), StringComparison.Ordinal);
        Assert.Equal([0f, 0f, 0f], samples[10..13]);
    }

    [Fact]
    public async Task NotANumberDoesNotSpreadThroughTheResampler()
    {
        using var scratch = new Scratch();
        float[] samples = [.. Enumerable.Repeat(float.NaN, 22_050)];
        var (_, decoded) = await scratch.Decode(Sounds.Wav(Sounds.Encode(samples, 3, 32), 3, 32, 44_100, 1));
        Assert.All(decoded, s => Assert.Equal(0, s));
    }

    [Fact]
    public async Task LoudFloatsAreClipped()
    {
        using var scratch = new Scratch();
        var (_, samples) = await scratch.Decode(Sounds.Wav(Sounds.Encode(Sounds.Tone(300, 16_000, 0.5, 30), 3, 32), 3, 32, 16_000, 1));
        Assert.InRange(samples.Max(), 0.999f, 1f);
        Assert.Equal(-1f, samples.Min());
    }

    [Fact]
    public void TheHeaderWeWriteIsReadBack()
    {
        using var scratch = new Scratch();
        var data = Sounds.Encode(Sounds.Tone(300, 16_000, 0.5), 1, 16);
        Assert.Equal(8000, WavFile.ReadMono(scratch.Write([.. WavFile.Header(1, 8000), .. data])).Length);
        Assert.Equal(Sounds.Wav(data, 1, 16, 16_000, 1)[..44], WavFile.Header(1, 8000));
    }
}
