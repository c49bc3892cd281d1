using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.Whisper;
using AudioAspire.Transcriber.Windows;
using AudioAspire.Transcriber.Words;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Transcriber.Search;

/// <summary>Searches several windows at once, beams of all windows in one decoder step. A window that is done leaves the batch; none can join
/// a batch that has begun, since the graph has no mask: all sequences of a step have one length of past.
/// What one window yields does not depend on the others: activations are quantised row by row, and the rows of a step
/// (sequences x tokens) are a multiple of <see cref="RowTile"/>, since rows left over take another kernel that rounds differently.</summary>
internal sealed class BatchDecoder : IDisposable
{
    public const int RowTile = 4;

    readonly WhisperModel _model;
    readonly WhisperConfig _config;
    readonly SearchOptions _options;
    readonly CrossAttention _cross;
    /// <summary>What was heard last.</summary>
    public CrossAttention Cross => _cross;
    readonly float[] _audio;
    readonly long[] _next;
    readonly int[] _suppressedAtBegin;

    public BatchDecoder(WhisperModel model, int capacity, SearchOptions options)
    {
        (_model, _config, _options) = (model, model.Config, options);
        Capacity = capacity;
        _cross = new CrossAttention(_config, capacity);
        _audio = GC.AllocateArray<float>(_config.WindowSamples, pinned: true);
        _next = new long[capacity * options.Beams];
        _suppressedAtBegin = [.. _config.SuppressTokensAtBegin];
    }

    /// <summary>Windows of one batch.</summary>
    public int Capacity { get; }
    public DecoderCounts Counts { get; set; } = new();
    /// <summary>Finds, in text of a language, the words to replace; null where the words of a language are not known.</summary>
    public Func<string, MadeUpWords?> MadeUp { get; set; } = _ => null;

    /// <summary>Hears the windows; <see cref="Languages"/> and <see cref="Read"/> work on what was heard last.</summary>
    public void Encode(IReadOnlyList<SpeechWindow> windows, CancellationToken cancel)
    {
        using var timer = Counts.TimeEncoder();
        _cross.Resize(windows.Count);
        for (var w = 0; w < windows.Count; w++)
        {
            cancel.ThrowIfCancellationRequested();
            windows[w].Samples.CopyTo(_audio, 0);
            _audio.AsSpan(windows[w].Samples.Length).Clear();
            _model.Encode(_audio, _cross, w);
        }
        Counts.EncoderPasses += windows.Count;
    }

    /// <returns>For each window the probability of each language, in the order of the model's languages.</returns>
    public IReadOnlyList<double[]> Languages()
    {
        using var timer = Counts.TimeDecoder();
        var sequences = RowTile * _cross.Windows;
        var step = Run(Enumerable.Repeat((long)_config.StartOfTranscript, sequences).ToArray(), sequences, SelfAttention.Empty(_config, sequences));
        var logits = step.Logits.GetTensorDataAsSpan<float>();
        var result = new List<double[]>();
        for (var w = 0; w < _cross.Windows; w++)
        {
            var row = logits.Slice(RowTile * w * _config.VocabSize, _config.VocabSize).ToArray();
            var weights = _config.Languages.Values.Select(t => (double)row[t]).ToArray();
            var max = weights.Max();
            var sum = weights.Sum(x => Math.Exp(x - max));
            result.Add(Array.ConvertAll(weights, x => Math.Exp(x - max) / sum));
        }
        step.Dispose();
        return result;
    }

    /// <param name="windows">Those of the last <see cref="Encode"/>.</param>
    /// <param name="prompts">One a window, all of the same length.</param>
    /// <param name="bias">Terms to expect.</param>
    public WindowReading[] Read(IReadOnlyList<SpeechWindow> windows, IReadOnlyList<Prompt> prompts, TermBias? bias, double temperature, CancellationToken cancel)
    {
        var (length, startIndex) = (prompts[0].Tokens.Count, prompts[0].StartIndex);
        using var timer = Counts.TimeDecoder();
        var batch = windows.Select((w, i) => new Slot(i, NewSearch(w, length, temperature, bias))).ToList();
        var readings = new WindowReading[windows.Count];
        var noSpeech = new double[windows.Count];
        var alignments = new List<OrtValue>();
        SelfAttention? past = null;
        try
        {
            var ids = prompts.SelectMany(p => p.Tokens).Select(t => (long)t).ToArray();
            var step = Run(ids, batch.Count, SelfAttention.Empty(_config, batch.Count));
            alignments.Add(step.Alignment);
            using (step.Logits)
            using (step.Present)
            {
                past = step.Present.Repeat(_options.Beams);
                var logits = step.Logits.GetTensorMutableDataAsSpan<float>();
                var windowStride = length * _config.VocabSize;
                for (var w = 0; w < batch.Count; w++)
                {
                    var rows = logits.Slice(w * windowStride, windowStride);
                    noSpeech[w] = NoSpeech(rows.Slice(startIndex * _config.VocabSize, _config.VocabSize));
                    var row = rows.Slice((length - 1) * _config.VocabSize, _config.VocabSize);
                    foreach (var token in _suppressedAtBegin) row[token] = float.NegativeInfinity;
                    Advance(batch[w], w, row, null, length);
                }
            }
            while (true)
            {
                past = DropDone(batch, past, windows, alignments, noSpeech, readings, prompts);
                if (batch.Count == 0) break;
                cancel.ThrowIfCancellationRequested();
                step = Run(NextTokens(batch), batch.Count * _options.Beams, past);
                past = step.Present;
                alignments.Add(step.Alignment);
                using (step.Logits)
                {
                    var stride = _options.Beams * _config.VocabSize;
                    Parallel.For(0, batch.Count, w =>
                        Advance(batch[w], w, step.Logits.GetTensorMutableDataAsSpan<float>().Slice(w * stride, stride), step.Present, length));
                }
            }
            return readings;
        }
        finally
        {
            past?.Dispose();
            foreach (var alignment in alignments) alignment.Dispose();
        }
    }

    Memory<long> NextTokens(List<Slot> batch)
    {
        for (var w = 0; w < batch.Count; w++)
            for (var beam = 0; beam < _options.Beams; beam++) _next[w * _options.Beams + beam] = batch[w].Search.NextTokens[beam];
        return _next.AsMemory(0, batch.Count * _options.Beams);
    }

    // Drawn from the window's own seed: the same window gives the same reading everywhere.
    BeamSearch NewSearch(SpeechWindow window, int promptLength, double temperature, TermBias? bias) => temperature > 0
        ? new(_options, _config.EndOfText, MaxTokens(window, promptLength), new TokenSampler(temperature, unchecked((int)window.Pieces[0].Start)))
        : new(_options, _config.EndOfText, MaxTokens(window, promptLength), bias: bias);

    void Advance(Slot slot, int place, Span<float> logits, SelfAttention? past, int promptLength)
    {
        slot.Places.Add(place);
        for (var beam = 0; beam * _config.VocabSize < logits.Length; beam++)
            TokenScores.Suppress(logits.Slice(beam * _config.VocabSize, _config.VocabSize), _config);
        var copies = slot.Search.Advance(logits, _config.VocabSize);
        if (past is null || slot.Search.Done) return;
        foreach (var (from, to, shared) in copies)
            past.Copy(place * _options.Beams + from, place * _options.Beams + to, promptLength + shared);
    }

    SelfAttention DropDone(List<Slot> batch, SelfAttention past, IReadOnlyList<SpeechWindow> windows, List<OrtValue> alignments,
        double[] noSpeech, WindowReading[] readings, IReadOnlyList<Prompt> prompts)
    {
        for (var place = batch.Count - 1; place >= 0; place--)
        {
            if (!batch[place].Search.Done) continue;
            var slot = batch[place];
            var best = slot.Search.Results()[0];
            var prompt = prompts[slot.Window];
            var reading = new WindowReading(best, Attention(slot, best, windows[slot.Window], alignments, prompt.Tokens.Count), noSpeech[slot.Window]);
            readings[slot.Window] = MadeUp(prompt.Language) is { } words ? Repair(reading, words, prompt, place) : reading;
            batch[place] = batch[^1];
            batch.RemoveAt(batch.Count - 1);
            var kept = past.Without(place, _options.Beams);
            past.Dispose();
            past = kept;
            _cross.Remove(place);
        }
        return past;
    }

    WindowReading Repair(WindowReading reading, MadeUpWords madeUp, Prompt prompt, int place)
    {
        var cross = _cross.ViewsOf(place, 1);
        try
        {
            var repair = new WordRepair(_model, madeUp, prompt.Tokens, cross);
            var repaired = repair.Repair(reading);
            Counts.DecoderSteps += repair.Steps;
            return repaired;
        }
        finally
        {
            foreach (var value in cross) value.Dispose();
        }
    }

    AttentionMatrix Attention(Slot slot, Hypothesis reading, SpeechWindow window, List<OrtValue> alignments, int promptLength)
    {
        var positions = Math.Clamp((int)Math.Round(window.Length / _config.SecondsPerPosition), 1, _config.EncoderPositions);
        var heads = _config.AlignmentHeads.Count;
        var matrix = new AttentionMatrix(heads, reading.Rows.Length, positions);
        for (var row = 0; row < reading.Rows.Length; row++)
        {
            var values = alignments[row].GetTensorDataAsSpan<float>();
            var rowsPerWindow = row == 0 ? promptLength : _options.Beams;
            var from = row == 0 ? promptLength - 1 : reading.Rows[row];
            for (var head = 0; head < heads; head++)
                values.Slice(((slot.Places[row] * heads + head) * rowsPerWindow + from) * _config.EncoderPositions, positions).CopyTo(matrix[head, row]);
        }
        return matrix;
    }

    double NoSpeech(ReadOnlySpan<float> logits) => Math.Exp(logits[_config.NoSpeech] - TokenScores.LogSumExp(logits));

    // Nobody says more than about 20 tokens a second; what goes on longer is a loop.
    int MaxTokens(SpeechWindow window, int promptLength) =>
        Math.Min(Math.Min(_config.MaxTokens / 2, _config.MaxTokens - promptLength), 16 + (int)(20 * window.Length));

    DecoderStep Run(Memory<long> ids, int sequences, SelfAttention past)
    {
        Counts.DecoderSteps++;
        return _model.Step(ids, sequences, past, _cross);
    }

    public void Dispose() => _cross.Dispose();

    /// <param name="Window">Index in the batch as it began.</param>
    sealed record Slot(int Window, BeamSearch Search)
    {
        /// <summary>Where the window was in the batch at each step.</summary>
        public List<int> Places { get; } = [];
    }
}
