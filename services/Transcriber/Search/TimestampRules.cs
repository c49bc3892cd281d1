using System.Numerics.Tensors;
using AudioAspire.Transcriber.Whisper;

namespace AudioAspire.Transcriber.Search;

/// <summary>Which timestamps may come next, as in openai/whisper's decoding: in pairs except at the start and at the end, never
/// backwards, and whenever all of them together are more probable than any word. Behind the window's end there are none.</summary>
internal sealed class TimestampRules(WhisperConfig config, TokenScores scores)
{
    int First => config.NoTimestamps + 1;

    /// <param name="read">The reading so far; a timestamp of 0 s precedes it.</param>
    /// <param name="logits">One row [vocabulary], changed.</param>
    /// <param name="seconds">The window's length.</param>
    public void Apply(ReadOnlySpan<int> read, Span<float> logits, double seconds)
    {
        logits[(config.EndOfText + 1)..First].Fill(float.NegativeInfinity);
        var times = logits[First..];
        var latest = 0;
        for (var i = read.Length - 1; i >= 0 && latest == 0; i--) latest = Math.Max(0, read[i] - First);
        var opened = read.Length == 0 || read[^1] >= First && (read.Length == 1 || read[^2] >= First);
        var closed = !opened && read[^1] >= First;
        if (opened)
        {
            times.Fill(float.NegativeInfinity);
            return;
        }
        if (closed) logits[..config.EndOfText].Fill(float.NegativeInfinity);
        times[..Math.Min(times.Length, closed ? latest : latest + 1)].Fill(float.NegativeInfinity);
        times[Math.Min(times.Length, Math.Max(latest, (int)Math.Ceiling(seconds / config.SecondsPerPosition)) + 1)..].Fill(float.NegativeInfinity);
        if (scores.LogSumExp(times) > TensorPrimitives.Max<float>(logits[..First])) logits[..First].Fill(float.NegativeInfinity);
    }
}
