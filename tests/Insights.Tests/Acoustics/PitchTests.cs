using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Acoustics;

namespace AudioAspire.Insights.Tests.Acoustics;

public sealed class PitchTests
{
    const int Rate = 16_000;

    static TurnSound Measure(Func<double, double> signal, double seconds = 1)
    {
        var meter = new AcousticMeter([new AnalyzeTurn { Index = 0, Start = 0, End = seconds, Speaker = "A" }]);
        var pcm = new byte[2 * (int)(Rate * seconds)];
        for (var i = 0; i < pcm.Length / 2; i++)
            BitConverter.TryWriteBytes(pcm.AsSpan(2 * i), (short)Math.Round(Math.Clamp(signal((double)i / Rate), -1, 1) * 32767));
        foreach (var chunk in pcm.Chunk(4000)) meter.Add(chunk);
        return meter.Finish()![0];
    }

    // A glottal-like pulse: harmonics that fall by 6 dB an octave.
    static double Voice(double t, double hertz, int strongest = 1)
    {
        var sum = 0.0;
        for (var h = 1; h * hertz < 3500; h++) sum += Math.Sin(2 * Math.PI * h * hertz * t) / h * (h == strongest ? 3 : 1);
        return 0.15 * sum;
    }

    [Theory]
    [InlineData(70)]
    [InlineData(110)]
    [InlineData(165.4)]
    [InlineData(233.1)]
    [InlineData(310)]
    [InlineData(440)]
    public void TheFundamentalOfAVoiceLikeToneIsFound(double hertz)
    {
        var sound = Measure(t => Voice(t, hertz));
        Assert.Equal(hertz, sound.Pitch!.Value, hertz * 0.008);
        Assert.True(sound.VoicedFraction > 0.9);
    }

    [Theory]
    [InlineData(100, 2)]
    [InlineData(120, 3)]
    [InlineData(200, 2)]
    public void AStrongOvertoneIsNotTakenForTheFundamental(double hertz, int strongest) =>
        Assert.Equal(hertz, Measure(t => Voice(t, hertz, strongest)).Pitch!.Value, hertz * 0.01);

    [Fact]
    public void AGlideIsFollowedWithoutOctaveJumps()
    {
        // 120 to 240 Hz in two seconds: the phase is the integral of the frequency.
        var sound = Measure(t => { var phase = 120 * t + 30 * t * t; return 0.3 * Math.Sin(2 * Math.PI * phase) + 0.2 * Math.Sin(4 * Math.PI * phase); }, 2);
        Assert.Equal(180, sound.Pitch!.Value, 4.0);
        Assert.Equal(12 * Math.Log2(228 / 132.0), sound.PitchRange!.Value, 0.5);
    }

    [Fact]
    public void NoiseAndSilenceHaveNoPitch()
    {
        var random = new Random(1);
        Assert.True(Measure(_ => 0.2 * (random.NextDouble() - 0.5)).VoicedFraction < 0.1);
        Assert.Null(Measure(_ => 0).Pitch);
    }

    [Theory]
    [InlineData(0.5, -9.03)]
    [InlineData(0.05, -29.03)]
    public void LoudnessIsRelativeToFullScale(double amplitude, double decibels) =>
        Assert.Equal(decibels, Measure(t => amplitude * Math.Sin(2 * Math.PI * 200 * t)).Loudness!.Value, 0.5);

    [Fact]
    public void ATurnHearsOnlyItsOwnTimeAndNoOverlap()
    {
        var meter = new AcousticMeter(
        [
            new AnalyzeTurn { Index = 0, Start = 0, End = 1.2, Speaker = "A" }, new AnalyzeTurn { Index = 1, Start = 1, End = 2, Speaker = "B" },
        ]);
        var pcm = new byte[2 * 2 * Rate];
        for (var i = 0; i < pcm.Length / 2; i++)
            BitConverter.TryWriteBytes(pcm.AsSpan(2 * i), (short)(9000 * Voice((double)i / Rate, i < Rate ? 100 : 200) / 0.3));
        meter.Add(pcm);
        var sounds = meter.Finish()!;
        Assert.Equal(100, sounds[0].Pitch!.Value, 2.0);
        Assert.Equal(200, sounds[1].Pitch!.Value, 2.0);
        Assert.True(sounds[0].Frames <= 101);
    }

    [Fact]
    public void NoSoundIsNull() => Assert.Null(new AcousticMeter([]).Finish());

    [Theory]
    [InlineData("furgoneta", 4)]
    [InlineData("water", 2)]
    [InlineData("día", 1)]
    [InlineData("", 0)]
    public void SyllablesAreGroupsOfVowels(string word, int count) => Assert.Equal(count, Articulation.Syllables(word));
}
