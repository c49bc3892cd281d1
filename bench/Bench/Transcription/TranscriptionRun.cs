using System.Buffers.Binary;
using System.Diagnostics;
using AudioAspire.Audio;
using AudioAspire.Contracts;
using AudioAspire.Contracts.V1;
using AudioAspire.Transcriber.Streaming;

namespace AudioAspire.Bench.Transcription;

/// <summary>One recording through the transcriber, without gRPC.</summary>
internal sealed record TranscriptionRun(IReadOnlyList<Segment> Segments, TranscribeDone Done, double Seconds)
{
    public string Text => string.Join(' ', Segments.SelectMany(s => s.Words).Select(w => w.Text));

    public static async Task<TranscriptionRun> OfAsync(RecordingTranscriber transcriber, string path, string? language, IReadOnlyList<string> vocabulary, bool verbatim, CancellationToken cancel)
    {
        var samples = await AudioDecoder.ReadMonoAsync(path, cancel);
        var start = Stopwatch.GetTimestamp();
        var segments = new List<Segment>();
        TranscribeDone? done = null;
        await foreach (var happened in transcriber.TranscribeAsync(new TranscriptionRequest(1, language, vocabulary, 0, verbatim), Pcm(samples), cancel))
        {
            if (happened.Segment is { } segment) segments.Add(segment);
            done = happened.Done ?? done;
        }
        return new TranscriptionRun(segments, done!, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    static async IAsyncEnumerable<ReadOnlyMemory<byte>> Pcm(float[] samples)
    {
        const int chunk = AudioFormat.SampleRate;
        for (var at = 0; at < samples.Length; at += chunk)
        {
            var part = samples.AsMemory(at, Math.Min(chunk, samples.Length - at));
            var bytes = new byte[2 * part.Length];
            for (var i = 0; i < part.Length; i++)
                BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), (short)Math.Clamp(MathF.Round(part.Span[i] * 32768), short.MinValue, short.MaxValue));
            yield return bytes;
        }
        await Task.CompletedTask;
    }
}
