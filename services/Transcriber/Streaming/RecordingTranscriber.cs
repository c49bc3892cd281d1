using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AudioAspire.Contracts;
using AudioAspire.Contracts.V1;
using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.VoiceActivity;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Streaming;

/// <summary>One recording: PCM in, events out while later audio still arrives. A bounded queue of windows between the two
/// makes the sender wait, so memory does not grow with the recording.</summary>
internal sealed class RecordingTranscriber(ISpeechRecognizer recogniser, SileroVoiceActivity activity)
{
    public async IAsyncEnumerable<TranscribeEvent> TranscribeAsync(
        TranscriptionRequest request, IAsyncEnumerable<ReadOnlyMemory<byte>> pcm, [EnumeratorCancellation] CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var source = new WindowSource(request.Channels, activity, WindowOptions.Default);
        var channel = Channel.CreateBounded<Arrival>(2 * recogniser.BatchWindows);
        var queue = new ArrivalQueue(channel.Reader, recogniser.BatchWindows, request.ResumeFrom);
        var listening = ListenAsync(source, pcm, channel.Writer, stop.Token);
        try
        {
            var spans = new List<AudioSpan>();
            var windows = 0;
            var language = request.Language is { } given ? LanguageChoice.Given(given) : LanguageChoice.Automatic(recogniser.Languages);
            var reading = new ReadingRequest(language, request.Vocabulary, request.Verbatim, new DecoderCounts());
            var reader = new WindowReader(recogniser, reading);
            if (!language.IsAutomatic) yield return new TranscribeEvent { Language = Detected(language) };
            while (await (language.Recording.Length == 0 ? queue.FirstAsync(stop.Token) : queue.NextAsync(stop.Token)) is { Count: > 0 } batch)
            {
                SpeechWindow[] heard = [.. batch.Select(a => a.Window).OfType<SpeechWindow>()];
                windows += heard.Length;
                var unknown = language.Recording.Length == 0;
                var outcomes = heard.Length > 0 ? await reader.ReadAsync(heard, stop.Token) : [];
                if (unknown && heard.Length > 0) yield return new TranscribeEvent { Language = Detected(language) };
                for (var i = 0; i < heard.Length; i++)
                {
                    foreach (var segment in Segments.Of(outcomes[i]).Where(s => s.Start >= request.ResumeFrom))
                        yield return new TranscribeEvent { Segment = segment };
                    foreach (var span in outcomes[i].Unread.Select(u => Untranscribed(u, heard[i].Channel)).Where(s => s.Start >= request.ResumeFrom))
                    {
                        spans.Add(span);
                        yield return new TranscribeEvent { Span = span };
                    }
                }
                yield return new TranscribeEvent { Progress = new Progress { ReceivedSeconds = source.Seconds, FinishedSeconds = batch[^1].NextStart } };
            }
            await listening;
            if (language.Recording.Length == 0) yield return new TranscribeEvent { Language = Detected(language) };

            spans.AddRange(source.Silences);
            var done = new TranscribeDone
            {
                Duration = source.Seconds,
                Language = Detected(language),
                Statistics = Statistics(reading.Counts, windows, Stopwatch.GetElapsedTime(started)),
            };
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

    static async Task ListenAsync(WindowSource source, IAsyncEnumerable<ReadOnlyMemory<byte>> pcm, ChannelWriter<Arrival> arrivals, CancellationToken cancel)
    {
        try
        {
            await foreach (var chunk in pcm.WithCancellation(cancel))
                foreach (var arrival in source.Push(chunk))
                    await arrivals.WriteAsync(arrival, cancel);
            foreach (var arrival in source.Complete())
                await arrivals.WriteAsync(arrival, cancel);
            arrivals.Complete();
        }
        catch (Exception e)
        {
            arrivals.Complete(e);
            throw;
        }
    }

    static AudioSpan Untranscribed(SampleSpan span, int channel) => new()
    {
        Start = (double)span.Start / AudioFormat.SampleRate,
        End = (double)span.End / AudioFormat.SampleRate,
        Kind = "untranscribed",
        Channel = channel,
    };

    static DetectedLanguage Detected(LanguageChoice language) => new() { Language = language.Recording, Probability = language.Probability };

    static TranscribeStatistics Statistics(DecoderCounts counts, int windows, TimeSpan total) => new()
    {
        Windows = windows,
        EncoderPasses = counts.EncoderPasses,
        DecoderSteps = counts.DecoderSteps,
        Fallbacks = counts.Fallbacks,
        EncoderSeconds = counts.EncoderSeconds,
        DecoderSeconds = counts.DecoderSeconds,
        TotalSeconds = total.TotalSeconds,
    };
}
