using AudioAspire.Contracts;
using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.Checks;
using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Search;

/// <summary>Reads windows and does not believe everything: a doubtful reading is tried again in smaller windows, then by
/// sampling; speech that got no words is heard again alone. What remains is reported.</summary>
internal sealed class WindowReader(ISpeechRecognizer recogniser, ReadingRequest request)
{
    const int Rounds = 2;
    const int RetryPadding = 2_400;
    /// <summary>Shorter speech is not worth another pass of the encoder (listeners' noises, mostly).</summary>
    const double ShortestRetrySeconds = 1.0, ShortestReportSeconds = 0.25;
    const double SplitSeconds = 4;
    const double Temperature = 0.6;

    /// <summary>Readings of several windows and the stretches of them that stay unread, window by window.</summary>
    public async Task<IReadOnlyList<WindowOutcome>> ReadAsync(IReadOnlyList<SpeechWindow> windows, CancellationToken cancel)
    {
        var texts = await ReadAsync(windows, 0, cancel);
        return [.. windows.Select((w, i) => new WindowOutcome(texts[i], Unread(w, texts[i])))];
    }

    async Task<IReadOnlyList<IReadOnlyList<WindowText>>> ReadAsync(IReadOnlyList<SpeechWindow> windows, int round, CancellationToken cancel)
    {
        var texts = new List<WindowText>();
        foreach (var batch in windows.Chunk(recogniser.BatchWindows))
            texts.AddRange(await recogniser.ReadAsync(batch, request, round < Rounds ? 0 : Temperature, cancel));
        if (round == Rounds) return [.. texts.Select(t => (IReadOnlyList<WindowText>)[t])];

        var again = texts.ConvertAll(t => Again(t, round));
        request.Counts.Fallbacks += again.Sum(a => a.Count);
        var retried = await ReadAsync([.. again.SelectMany(a => a)], round + 1, cancel);
        var result = new List<IReadOnlyList<WindowText>>();
        var next = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            var pieces = retried.Skip(next).Take(again[i].Count).SelectMany(p => p).ToList();
            next += again[i].Count;
            result.Add(texts[i].Suspect.Length == 0 ? [texts[i], .. pieces.Where(p => p.Suspect.Length == 0)]
                : Better(pieces, texts[i]) ? pieces : [texts[i]]);
        }
        return result;
    }

    /// <summary>What to hear again: a doubtful window in halves, or as it is when it is short; else the speech without words.</summary>
    static IReadOnlyList<SpeechWindow> Again(WindowText text, int round)
    {
        var window = text.Window;
        if (text.Suspect.Length > 0)
            return window.Speech.Count > 1 && window.Length > SplitSeconds ? [.. Halves(window)] : round + 1 == Rounds ? [window] : [];
        var holes = Coverage.Uncovered(window.Speech, text.Words, ShortestRetrySeconds);
        // A stretch that is all the window has would be read the same way again.
        return [.. holes.Where(h => h.Length < 0.9 * window.Samples.Length).Select(h => window.Narrow([h], RetryPadding))];
    }

    /// <summary>Cut at the longest pause that leaves a quarter on either side.</summary>
    static IEnumerable<SpeechWindow> Halves(SpeechWindow window)
    {
        var speech = window.Speech;
        var total = speech[^1].End - speech[0].Start;
        var cut = Enumerable.Range(1, speech.Count - 1)
            .OrderBy(i => speech[i - 1].End - speech[0].Start > total / 4 && speech[^1].End - speech[i].Start > total / 4 ? 0 : 1)
            .ThenByDescending(i => speech[i].Start - speech[i - 1].End).ThenBy(i => i).First();
        yield return window.Narrow([.. speech.Take(cut)], RetryPadding);
        yield return window.Narrow([.. speech.Skip(cut)], RetryPadding);
    }

    static bool Better(List<WindowText> pieces, WindowText whole)
    {
        if (pieces.Count == 0) return false;
        if (pieces.All(p => p.Suspect.Length == 0)) return true;
        var tokens = Math.Max(1, pieces.Sum(p => p.Tokens));
        return whole.Suspect == "loop" && pieces.All(p => p.Suspect != "loop")
            || pieces.Sum(p => p.AverageLogProbability * p.Tokens) / tokens > whole.AverageLogProbability;
    }

    static IReadOnlyList<SampleSpan> Unread(SpeechWindow window, IReadOnlyList<WindowText> texts)
    {
        var words = texts.Where(t => !t.IsInvented).SelectMany(t => t.Words).OrderBy(w => w.Start).ToList();
        return [.. window.Speech.Where(s => !words.Any(w => Overlaps(s, w)) && s.Length >= ShortestReportSeconds * AudioFormat.SampleRate)
            .Concat(Coverage.Uncovered(window.Speech.Where(s => words.Any(w => Overlaps(s, w))), words, ShortestRetrySeconds))
            .OrderBy(s => s.Start)];
    }

    static bool Overlaps(SampleSpan span, TimedWord word) =>
        word.Start * AudioFormat.SampleRate < span.End && word.End * AudioFormat.SampleRate > span.Start;
}

/// <param name="Texts">Not in order of time where stretches were heard again.</param>
/// <param name="Unread">Speech without words.</param>
internal sealed record WindowOutcome(IReadOnlyList<WindowText> Texts, IReadOnlyList<SampleSpan> Unread);
