using System.Buffers.Binary;
using AudioAspire.Audio;
using AudioAspire.Contracts;
using AudioAspire.Contracts.V1;
using AudioAspire.Scoring;
using AudioAspire.Transcriber.Streaming;

namespace AudioAspire.Transcriber.Tests;

/// <summary>Short recordings and ways to transcribe them.</summary>
internal static class Recordings
{
    public static Task<float[]> Spanish => Read("robo-almacen-01-30s.wav");
    public static Task<float[]> English => Read("product-research-01-30s.wav");

    static Task<float[]> Read(string name) => AudioDecoder.ReadMonoAsync(Path.Combine(Samples.Root, "tests", "data", name));

    public static byte[] Pcm(params float[][] channels)
    {
        var bytes = new byte[2 * channels.Length * channels[0].Length];
        for (var i = 0; i < channels[0].Length; i++)
            for (var c = 0; c < channels.Length; c++)
                BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * (i * channels.Length + c)), (short)Math.Clamp(MathF.Round(channels[c][i] * 32768), short.MinValue, short.MaxValue));
        return bytes;
    }

    public static IEnumerable<byte[]> Chunks(byte[] pcm, int size) => pcm.Chunk(size);

    public static Task<List<TranscribeEvent>> TranscribeAsync(this RecordingTranscriber transcriber, byte[] pcm, string? language = "es", int channels = 1, int chunk = 32_000, double resumeFrom = 0, params IReadOnlyList<string> vocabulary) =>
        transcriber.TranscribeAsync(new TranscriptionRequest(channels, language, vocabulary, resumeFrom), Arrive(Chunks(pcm, chunk)), TestContext.Current.CancellationToken).ToListAsync().AsTask();

    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> Arrive(IEnumerable<byte[]> chunks)
    {
        foreach (var chunk in chunks)
        {
            await Task.Yield();
            yield return chunk;
        }
    }

    public static IReadOnlyList<Segment> Segments(this IEnumerable<TranscribeEvent> events) => [.. events.Where(e => e.Segment is not null).Select(e => e.Segment)];

    public static string Text(this IEnumerable<TranscribeEvent> events) => string.Join(' ', events.Segments().SelectMany(s => s.Words).Select(w => w.Text));

    public static float[] Silence(double seconds) => new float[(int)(seconds * AudioFormat.SampleRate)];

    public static float[] Tone(double seconds, double hertz, double level) =>
        [.. Enumerable.Range(0, (int)(seconds * AudioFormat.SampleRate)).Select(i => (float)(level * Math.Sin(2 * Math.PI * hertz * i / AudioFormat.SampleRate)))];

    public static float[] Noise(double seconds, double level)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, (int)(seconds * AudioFormat.SampleRate)).Select(_ => (float)(level * (2 * random.NextDouble() - 1)))];
    }

    /// <summary>A chord that changes every second, like music without a voice.</summary>
    public static float[] Chord(double seconds, double level) =>
        [.. Enumerable.Range(0, (int)(seconds * AudioFormat.SampleRate)).Select(i =>
        {
            var root = 220 * Math.Pow(2, i / AudioFormat.SampleRate * 5 % 12 / 12.0);
            return (float)(level / 3 * ((double[])[1, 1.26, 1.5]).Sum(f => Math.Sin(2 * Math.PI * root * f * i / AudioFormat.SampleRate)));
        })];

    /// <summary>Noise that swells and fades every two seconds.</summary>
    public static float[] Breathing(double seconds, double level) =>
        [.. Noise(seconds, level).Select((x, i) => (float)(x * Math.Max(0, Math.Sin(Math.PI * i / AudioFormat.SampleRate))))];

    /// <summary>A room full of people far away: two dozen stretches of conversation at once, half of them backwards, none to be understood.</summary>
    public static async Task<float[]> BabbleAsync(double seconds, double level)
    {
        float[][] conversations = [await Spanish, await English];
        var babble = new float[(int)(seconds * AudioFormat.SampleRate)];
        for (var voice = 0; voice < 24; voice++)
        {
            var samples = conversations[voice % 2];
            for (int i = 0, at = voice * 17_011 % samples.Length; i < babble.Length; i++, at = (at + 1) % samples.Length)
                babble[i] += samples[voice % 4 < 2 ? at : samples.Length - 1 - at];
        }
        var loudness = Math.Sqrt(babble.Average(x => (double)x * x));
        return [.. babble.Select(x => (float)(x * level / loudness))];
    }
}
