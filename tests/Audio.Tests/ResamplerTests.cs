namespace AudioAspire.Audio.Tests;

public sealed class ResamplerTests
{
    static float[] Run(float[] input, int rate, int block)
    {
        var resampler = new Resampler(rate, 16_000);
        var output = new List<float>();
        var buffer = new float[resampler.MaxOutput(block)];
        foreach (var part in input.Chunk(block)) output.AddRange(buffer.AsSpan(0, resampler.Process(part, buffer)));
        output.AddRange(buffer.AsSpan(0, resampler.Flush(buffer)));
        return [.. output];
    }

    [Theory]
    [InlineData(8_000), InlineData(11_025), InlineData(12_000), InlineData(22_050), InlineData(24_000), InlineData(32_000)]
    [InlineData(44_100), InlineData(48_000), InlineData(88_200), InlineData(96_000), InlineData(192_000), InlineData(44_099), InlineData(7_919)]
    public void TonesBelowTheNewNyquistKeepLevelPhaseAndPurity(int rate)
    {
        foreach (var hertz in (double[])[50, 440, 1000, 3000])
        {
            var output = Run(Sounds.Tone(hertz, rate, 1), rate, 4096);
            var expected = Sounds.Tone(hertz, 16_000, 1);
            Assert.Equal(expected.Length, output.Length);
            float[] difference = [.. output[2000..14_000].Zip(expected[2000..14_000], (a, b) => a - b)];
            Assert.True(Sounds.Rms(difference) < 0.002, $"{hertz} Hz at {rate}: {Sounds.Rms(difference)}");
        }
    }

    [Theory, InlineData(44_100, 8_200), InlineData(44_100, 12_000), InlineData(48_000, 9_000), InlineData(48_000, 15_900), InlineData(48_000, 23_000), InlineData(96_000, 30_000), InlineData(22_050, 10_000)]
    public void WhatLiesAboveTheNewNyquistIsGone(int rate, double hertz)
    {
        var output = Run(Sounds.Tone(hertz, rate, 1), rate, 4096);
        Assert.True(Sounds.Rms(output.AsSpan(1000, 14_000)) < 0.5 / Math.Sqrt(2) * 1e-3, "less than 60 dB down");
    }

    [Fact]
    public void UpsamplingMakesNoImages()
    {
        var output = Run(Sounds.Tone(3_000, 8_000, 1), 8_000, 4096);
        Assert.True(1 - Sounds.Purity(output.AsSpan(1000, 14_000), 3_000) < 1e-6);
    }

    [Theory, InlineData(1), InlineData(7), InlineData(160), InlineData(441), InlineData(10_000)]
    public void TheSizeOfTheBlocksDoesNotMatter(int block)
    {
        var input = Sounds.Speech(0.3, _ => true, 5);
        Assert.Equal(Run(input, 44_100, 3333), Run(input, 44_100, block));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(100), InlineData(44_100)]
    public void TheLengthIsThatOfTheInput(int samples)
    {
        Assert.Equal((samples * 16_000L + 44_099) / 44_100, Run(new float[samples], 44_100, 512).Length);
    }

    [Fact]
    public void ASweepStaysAtItsLevelUpToSevenKilohertz()
    {
        const int rate = 48_000;
        float[] sweep = [.. Enumerable.Range(0, rate * 2).Select(i => { var t = i / (double)rate; return (float)(0.5 * Math.Sin(2 * Math.PI * 3500 * t * t / 2)); })];
        var output = Run(sweep, rate, 4096);
        for (var at = 1600; at < 31_000; at += 800) Assert.InRange(Sounds.Rms(output.AsSpan(at, 800)), 0.35, 0.357);
    }

    [Fact]
    public void SilenceStaysSilence() => Assert.All(Run(new float[5000], 44_100, 999), s => Assert.Equal(0, s));

    [Fact]
    public void TheSameRateIsPassedThrough()
    {
        var input = Sounds.Speech(0.1, _ => true, 9);
        Assert.Equal(input, Run(input, 16_000, 100));
    }
}
