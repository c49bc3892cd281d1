using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Whisper;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Transcriber.Words;

/// <summary>Replaces made-up words of a reading by words that exist, where the model finds what is then written nearly as likely.
/// Everything else stays as it was read: a word list inside the search changes whole windows for one word.</summary>
/// <param name="cross">Keys and values of the window alone.</param>
internal sealed class WordRepair(WhisperModel model, MadeUpWords madeUp, IReadOnlyList<int> prompt, IReadOnlyList<OrtValue> cross)
{
    /// <summary>How much less likely, in log-probability, a replacement may be.</summary>
    const double Loss = 4;
    /// <summary>Sequences of a step, a multiple of <see cref="BatchDecoder.RowTile"/>.</summary>
    const int Sequences = BatchDecoder.RowTile;
    /// <summary>Tokens behind the word that judge with it, and by how many tokens a replacement may be longer.</summary>
    const int Context = 8, Longer = 4;
    const int Choices = 16;
    /// <summary>More made-up words in a row, or in a window, are another language.</summary>
    const int MostInARow = 3;
    const double MostOfWindow = 0.25;

    readonly int _end = model.Config.EndOfText;
    readonly int _width = model.Config.VocabSize;

    /// <summary>Steps of the decoder that were taken.</summary>
    public int Steps { get; private set; }

    /// <returns>The same reading where nothing was replaced.</returns>
    public WindowReading Repair(WindowReading reading)
    {
        var tokens = reading.Best.Tokens;
        var words = Words(tokens);
        if (words.Count(w => w.MadeUp) > MostOfWindow * words.Count) return reading;
        SelfAttention? past = null;
        List<FirstHeard> replaced = [];
        // From the end, so that what is before a word stays as it was read.
        for (var last = words.Count - 1; last >= 0; last--)
        {
            if (!words[last].MadeUp) continue;
            var first = last;
            while (first > 0 && words[first - 1].MadeUp) first--;
            var (from, to) = (words[first].First, words[last].Last);
            if (last - first < MostInARow && Replacement(reading.Best, from, to, past ??= Past(reading.Best.Tokens)) is { } replacement)
            {
                var heard = new FirstHeard(from, from + replacement.Length, Text(tokens[from..to]).Trim());
                replaced = [heard, .. replaced.Select(r => r.Moved(replacement.Length - (to - from)))];
                tokens = [.. tokens[..from], .. replacement, .. tokens[to..]];
            }
            last = first;
        }
        past?.Dispose();
        return replaced.Count == 0 ? reading : Follow(tokens, reading) with { Replaced = replaced };
    }

    /// <summary>The words as tokens [first, last); a mark is one of its own.</summary>
    List<(int First, int Last, bool MadeUp)> Words(int[] tokens)
    {
        var words = new List<(int First, int Last, bool MadeUp)>();
        for (var (first, last) = (0, 0); first < tokens.Length; first = last)
        {
            do last++; while (last < tokens.Length && !BeginsWord(tokens[last]));
            words.Add((first, last, madeUp.In(Text(tokens[first..last]))));
        }
        return words;
    }

    int[]? Replacement(Hypothesis reading, int first, int last, SelfAttention past)
    {
        int[] before = [.. prompt, .. reading.Tokens[..first]];
        // The rows of a step are a multiple of the tile, whatever their number of sequences.
        var head = (before.Length - 1) / BatchDecoder.RowTile * BatchDecoder.RowTile;
        var (left, made, context) = (before[head..], reading.Tokens[first..last], reading.Tokens[last..]);
        var least = reading.LogProbabilities[first..Math.Min(last + Context, reading.Tokens.Length)].Sum(p => (double)p) - Loss;
        if (context.Length < Context) least += reading.EndLogProbability;
        var candidates = Candidates(past.Repeat(Sequences, head), left, made, context.Length > 0 ? context[0] : _end, least);
        if (candidates.Length == 0) return null;
        var scores = Scores(past.Repeat(candidates.Length, head), left, candidates, context);
        var best = Array.IndexOf(scores, scores.Max());
        return scores[best] >= least ? candidates[best] : null;
    }

    /// <summary>Keys and values of prompt and reading.</summary>
    SelfAttention Past(int[] tokens)
    {
        var step = Step(Tiled([.. prompt, .. tokens]), 1, SelfAttention.Empty(model.Config, 1));
        step.Logits.Dispose();
        step.Alignment.Dispose();
        return step.Present;
    }

    /// <summary>Beam search over words that exist, until each is followed by what followed the made-up one.</summary>
    /// <param name="least">No score can be better than the sum of its first tokens: what is below this is given up.</param>
    /// <returns>At most as many as are scored at once, best first.</returns>
    int[][] Candidates(SelfAttention past, int[] left, int[] made, int next, double least)
    {
        var found = new List<(int[] Tokens, double Sum)>();
        List<(int[] Tokens, double Sum)> beams = [([], 0)];
        int[] ids = [.. Enumerable.Repeat(left, Sequences).SelectMany(t => t)];
        var choices = new Candidate[Choices];
        for (var length = 0; length <= made.Length + Longer; length++)
        {
            var step = Step(ids, Sequences, past);
            past = step.Present;
            var grown = new List<(int[] Tokens, double Sum, int Parent)>();
            for (var beam = 0; beam < beams.Count; beam++)
            {
                var (tokens, sum) = beams[beam];
                var row = Row(step, (beam + 1) * ids.Length / Sequences - 1);
                var normaliser = TokenScores.LogSumExp(row);
                if (IsReplacement(tokens, made)) found.Add((tokens, sum + row[next] - normaliser));
                foreach (var choice in choices.AsSpan(0, TokenScores.Best(row, choices)))
                {
                    int[] longer = [.. tokens, choice.Token];
                    var total = sum + choice.LogProbability - normaliser;
                    if (total >= least && choice.Token != _end && (length > 0 || BeginsWord(choice.Token)) && !madeUp.In(Text(longer), open: true))
                        grown.Add((longer, total, beam));
                }
            }
            step.Logits.Dispose();
            step.Alignment.Dispose();
            var kept = grown.OrderByDescending(g => g.Sum).Take(Sequences).ToList();
            beams = kept.ConvertAll(k => (k.Tokens, k.Sum));
            if (kept.Count == 0) break;
            // Places without a beam go on with the last one.
            while (kept.Count < Sequences) kept.Add(kept[^1]);
            ids = [.. kept.Select(k => k.Tokens[^1])];
            var moved = past.Select(place => kept[place].Parent, Sequences);
            past.Dispose();
            past = moved;
        }
        past.Dispose();
        return [.. found.Where(f => f.Sum >= least).OrderByDescending(f => f.Sum).Take(Sequences).Select(f => f.Tokens)];
    }

    bool IsReplacement(int[] tokens, int[] made) =>
        Text(tokens) is var text && text.Any(char.IsLetter) && !madeUp.In(text) && Lexicon.Fold(text) != Lexicon.Fold(Text(made));

    /// <summary>Log-probability of each reading between what is before and the context behind.</summary>
    double[] Scores(SelfAttention past, int[] left, int[][] readings, int[] context)
    {
        var length = Tiles(left.Length + readings.Max(r => r.Length) + Context);
        int[][] rows = [.. readings.Select(r => (int[])[.. left, .. r, .. context, .. Enumerable.Repeat(_end, length)])];
        var step = Step([.. rows.SelectMany(r => r[..length])], rows.Length, past);
        step.Present.Dispose();
        step.Alignment.Dispose();
        var scores = new double[rows.Length];
        for (var r = 0; r < rows.Length; r++)
        {
            var until = left.Length + readings[r].Length + Math.Min(Context, context.Length + 1);
            for (var i = left.Length; i < until; i++) scores[r] += LogProbability(Row(step, r * length + i - 1), rows[r][i]);
        }
        step.Logits.Dispose();
        return scores;
    }

    /// <summary>Reads the tokens in one step, for their log-probabilities and attention.</summary>
    public WindowReading Follow(int[] tokens, WindowReading before)
    {
        var all = Tiled([.. prompt, .. tokens, _end]);
        var step = Step(all, 1, SelfAttention.Empty(model.Config, 1));
        step.Present.Dispose();
        var logProbabilities = new float[tokens.Length + 1];
        var (heads, positions) = (model.Config.AlignmentHeads.Count, before.Attention.Positions);
        var attention = new AttentionMatrix(heads, tokens.Length + 1, positions);
        var alignment = step.Alignment.GetTensorDataAsSpan<float>();
        for (var i = 0; i <= tokens.Length; i++)
        {
            var row = prompt.Count - 1 + i;
            logProbabilities[i] = LogProbability(Row(step, row), all[row + 1]);
            for (var head = 0; head < heads; head++)
                alignment.Slice((head * all.Length + row) * model.Config.EncoderPositions, positions).CopyTo(attention[head, i]);
        }
        step.Logits.Dispose();
        step.Alignment.Dispose();
        var best = new Hypothesis(tokens, logProbabilities[..^1], new int[tokens.Length + 1], logProbabilities.Sum(p => (double)p));
        return before with { Best = best, Attention = attention };
    }

    static int Tiles(int length) => (length + BatchDecoder.RowTile - 1) / BatchDecoder.RowTile * BatchDecoder.RowTile;

    /// <summary>Filled up to a multiple of the tile: what comes behind changes nothing before it.</summary>
    int[] Tiled(int[] tokens) => [.. tokens, .. Enumerable.Repeat(_end, Tiles(tokens.Length) - tokens.Length)];

    bool BeginsWord(int token) => model.Vocabulary.BytesOf(token) is not [var first, ..] || first < 0x80 && !char.IsLetter((char)first);

    string Text(int[] tokens) => model.Vocabulary.Decode(tokens);

    Span<float> Row(DecoderStep step, int row)
    {
        var logits = step.Logits.GetTensorMutableDataAsSpan<float>().Slice(row * _width, _width);
        TokenScores.Suppress(logits, model.Config);
        return logits;
    }

    static float LogProbability(ReadOnlySpan<float> row, int token) => row[token] - TokenScores.LogSumExp(row);

    DecoderStep Step(int[] tokens, int sequences, SelfAttention past)
    {
        Steps++;
        return model.Step(Array.ConvertAll(tokens, t => (long)t), sequences, past, cross);
    }
}
