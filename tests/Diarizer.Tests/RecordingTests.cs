using AudioAspire.Audio;
using AudioAspire.Diarizer.Clustering;
using AudioAspire.Scoring;

namespace AudioAspire.Diarizer.Tests;

public sealed class RecordingTests(ModelsFixture fixture) : IClassFixture<ModelsFixture>
{
    static readonly short[] Interview =
        [.. WavFile.ReadMono(Path.Combine(Samples.Root, "tests", "data", "robo-almacen-01-30s.wav")).Select(x => (short)(x * 32767))];

    Diarization Diarize(short[] pcm, int channels = 1, SpeakerRange? range = null)
    {
        var recording = new Recording(fixture.Models, channels);
        recording.Append(pcm, default);
        return recording.Conclude(range ?? SpeakerRange.Any, default);
    }

    public static TheoryData<string, int> NoSpeech => new() { { "nothing", 0 }, { "one sample", 1 }, { "silence", 320_000 } };

    [Theory]
    [MemberData(nameof(NoSpeech))]
    public void WhereNobodyTalksThereAreNoSpeakers(string what, int samples)
    {
        var diarization = Diarize(new short[samples]);
        Assert.True(diarization.Speakers.Count == 0 && diarization.Turns.Count == 0, what);
        Assert.Equal(samples / 16000.0, diarization.Duration, 9);
    }

    public static TheoryData<string, double> NobodysSounds => new()
    {
        { "noise", 25 }, { "tone", 25 }, { "hum", 25 }, { "music", 25 }, { "noise", 1 }, { "music", 1 }, { "laughter", 1 },
    };

    [Theory]
    [MemberData(nameof(NobodysSounds))]
    public void SoundsThatAreNoSpeechAreNobody(string sound, double seconds)
    {
        var diarization = Diarize(Sounds.Make(seconds, sound switch
        {
            "noise" => i => 0.3 * Sounds.Noise(i),
            "tone" => i => 0.3 * Sounds.Tone(i, 440),
            "hum" => i => 0.2 * Sounds.Tone(i, 50),
            "music" => Sounds.Music,
            _ => Sounds.Laughter,
        }));
        Assert.Empty(diarization.Speakers);
        Assert.Empty(diarization.Turns);
        Assert.Equal(seconds, diarization.Duration, 9);
    }

    /// <summary>A voice without words; the transcript names nobody then.</summary>
    [Fact]
    public void LaughterAloneIsAtMostOnePerson() =>
        Assert.InRange(Diarize(Sounds.Make(25, Sounds.Laughter)).Speakers.Count, 0, 1);

    [Fact]
    public void OneSecondOfSpeechIsOnePerson() =>
        Assert.Single(Diarize(Interview[16_000..32_000]).Speakers);

    [Fact]
    public void ARecordingShorterThanAWindowIsEnough() =>
        Assert.Single(Diarize(Interview[8000..72000]).Speakers);

    [Fact]
    public void ExactlyOneSpeakerCanBeAskedFor() =>
        Assert.Single(Diarize(Interview, range: SpeakerRange.Of(1, 1)).Speakers);

    [Fact]
    public void DuplicatedChannelsAreOneRecording()
    {
        var both = new short[Interview.Length * 2];
        for (var i = 0; i < both.Length; i++) both[i] = Interview[i / 2];
        Assert.Equal(Diarize(Interview).Turns, Diarize(both, 2).Turns);
    }

    [Fact]
    public void EachChannelIsOnePersonAndCrossTalkIsNobody()
    {
        // The first half of the interview on the left, the same voices' second half on the right, each 20 dB softer on the other side.
        var half = Interview.Length / 2;
        var both = new short[Interview.Length * 2];
        for (var i = 0; i < Interview.Length; i++)
        {
            both[2 * i + (i < half ? 0 : 1)] = Interview[i];
            both[2 * i + (i < half ? 1 : 0)] = (short)(Interview[i] / 10);
        }
        var diarization = Diarize(both, 2);
        Assert.Equal([0, 1], diarization.Speakers.Select(s => s.Channel));
        Assert.All(diarization.Turns, t => Assert.Equal(t.Start + 0.3 < half / 16000.0 ? 0 : 1, t.Speaker));
    }

    [Fact]
    public void CancellationStopsTheWork()
    {
        var recording = new Recording(fixture.Models, 1);
        Assert.Throws<OperationCanceledException>(() => recording.Append([.. Interview, .. Interview], new CancellationToken(canceled: true)));
    }
}
