using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AudioAspire.Contracts;
using AudioAspire.Contracts.V1;
using AudioAspire.Transcriber.Languages;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.VoiceActivity;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Streaming;

/// <summary>One recording: PCM in, events out while later audio still arrives. A bounded queue of windows between the two
/// makes the sender wait, so memory does not grow with the recording.</summary>
internal sealed class RecordingTranscriber(Recogniser recogniser, SileroVoiceActivity activity)
{
    const int LanguageWindows = 4;
    /// <summary>How long a batch waits for further windows once it has one.</summary>
    static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(500);

    public async IAsyncEnumerable<TranscribeEvent> TranscribeAsync(
        TranscriptionRequest request, IAsyncEnumerable<ReadOnlyMemory<byte>> pcm, [EnumeratorCancellation] CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var source = new WindowSource(request.Channels, activity, WindowOptions.Default);
        var queue = Channel.CreateBounded<ArrivedWindow>(2 * Recogniser.BatchWindows);
        var listening = ListenAsync(source, pcm, queue.Writer, stop.Token);
        try
        {
            var counts = new DecoderCounts();
            var statistics = new TranscribeStatistics();
            var spans = new List<AudioSpan>();
            var waiting = new Queue<ArrivedWindow>();
            var language = request.Language is { } given ? (Name: given, Probability: 1.0) : await DetectAsync(waiting, queue.Reader, counts, stop.Token);
            yield return new TranscribeEvent { Language = Detected(language) };

            var reader = language.Name.Length == 0 ? null : new WindowReader(recogniser, Prompt.For(recogniser.Model, language.Name, request.Vocabulary, request.Verbatim), counts);
            while (await NextBatchAsync(waiting, queue.Reader, request.ResumeFrom, stop.Token) is { Count: > 0 } batch)
            {
                statistics.Windows += batch.Count;
                var outcomes = await reader!.ReadAsync([.. batch.Select(a => a.Window)], stop.Token);
                for (var i = 0; i < batch.Count; i++)
                {
                    foreach (var segment in Segments.Of(outcomes[i], language.Name).Where(s => s.Start >= request.ResumeFrom))
                        yield return new TranscribeEvent { Segment = segment };
                    foreach (var span in outcomes[i].Unread.Select(u => Untranscribed(u, batch[i].Window.Channel)).Where(s => s.Start >= request.ResumeFrom))
                    {
                        spans.Add(span);
                        yield return new TranscribeEvent { Span = span };
                    }
                }
                yield return new TranscribeEvent { Progress = new Progress { ReceivedSeconds = source.Seconds, FinishedSeconds = batch[^1].NextStart } };
            }
            await listening;

            statistics.EncoderPasses = counts.EncoderPasses;
            statistics.DecoderSteps = counts.DecoderSteps;
            statistics.Fallbacks = counts.Fallbacks;
            statistics.EncoderSeconds = counts.EncoderSeconds;
            statistics.DecoderSeconds = counts.DecoderSeconds;
            statistics.TotalSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            spans.AddRange(source.Silences);
            var done = new TranscribeDone { Duration = source.Seconds, Language = Detected(language), Statistics = statistics };
            done.Spans.AddRange(spans.OrderBy(s => s.Start).ThenBy(s => s.Channel));
            done.Models.AddRange(recogniser.Identities);
            yield return new TranscribeEvent { Done = done };
        }
        finally
        {
            await stop.CancelAsync();
            await listening.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    static async Task ListenAsync(WindowSource source, IAsyncEnumerable<ReadOnlyMemory<byte>> pcm, ChannelWriter<ArrivedWindow> windows, CancellationToken cancel)
    {
        try
        {
            await foreach (var chunk in pcm.WithCancellation(cancel))
                foreach (var window in source.Push(chunk))
                    await windows.WriteAsync(window, cancel);
            foreach (var window in source.Complete())
                await windows.WriteAsync(window, cancel);
            windows.Complete();
        }
        catch (Exception e)
        {
            windows.Complete(e);
            throw;
        }
    }

    /// <summary>Always from the recording's first windows, whatever was resumed and however fast they came.</summary>
    async Task<(string Name, double Probability)> DetectAsync(Queue<ArrivedWindow> waiting, ChannelReader<ArrivedWindow> windows, DecoderCounts counts, CancellationToken cancel)
    {
        while (waiting.Count < LanguageWindows && await windows.WaitToReadAsync(cancel))
            while (waiting.Count < LanguageWindows && windows.TryRead(out var window))
                waiting.Enqueue(window);
        if (waiting.Count == 0) return ("", 0);
        var probabilities = await recogniser.LanguagesAsync([.. waiting.Select(a => a.Window)], counts, cancel);
        return LanguageVote.Decide([.. recogniser.Model.Config.Languages.Keys], probabilities);
    }

    static async Task<IReadOnlyList<ArrivedWindow>> NextBatchAsync(Queue<ArrivedWindow> waiting, ChannelReader<ArrivedWindow> windows, double resumeFrom, CancellationToken cancel)
    {
        var batch = new List<ArrivedWindow>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        while (batch.Count < Recogniser.BatchWindows)
        {
            if (waiting.TryDequeue(out var window) || windows.TryRead(out window))
            {
                if (window.Window.End > resumeFrom) batch.Add(window);
                if (batch.Count == 1) patience.CancelAfter(Gathering);
                continue;
            }
            try
            {
                if (!await windows.WaitToReadAsync(patience.Token)) break;
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                break;
            }
        }
        return batch;
    }

    static AudioSpan Untranscribed(SampleSpan span, int channel) => new()
    {
        Start = (double)span.Start / AudioFormat.SampleRate,
        End = (double)span.End / AudioFormat.SampleRate,
        Kind = "untranscribed",
        Channel = channel,
    };

    static DetectedLanguage Detected((string Name, double Probability) language) =>
        new() { Language = language.Name, Probability = language.Probability };
}
