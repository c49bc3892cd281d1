using AudioAspire.Audio;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Pipeline.Calls;
using AudioAspire.Pipeline.Checkpoints;
using AudioAspire.Pipeline.Jobs;
using AudioAspire.Pipeline.Options;
using AudioAspire.Pipeline.Telemetry;
using AudioAspire.ServiceDefaults.Telemetry;
using Google.Protobuf;

namespace AudioAspire.Pipeline.Stages;

/// <summary>Speech to words, with a checkpoint every ten minutes of audio: an interrupted transcription goes on from there.</summary>
internal sealed class TranscribeStage(ServiceCalls calls, CheckpointStore checkpoints, JobSettings settings)
{
    const double SecondsBetweenCheckpoints = 600;

    Transcription _state = new();

    public async Task<Transcription> RunAsync(PcmFile pcm, JobProgress progress, CancellationToken cancel)
    {
        using var span = PipelineTrace.StartStage(Stage.Transcribe);
        _state = await checkpoints.ReadAsync<Transcription>(Stage.Transcribe, cancel) ?? new Transcription();
        span?.SetTag("audioaspire.resumed_from", _state.FinishedSeconds);
        var saved = _state;
        try
        {
            if (!_state.IsDone)
                await calls.CallAsync("transcriber", async (advanced, token) =>
                {
                    using var call = calls.Clients.Transcriber.Transcribe(deadline: DuplexCall.Deadline(pcm.Seconds), cancellationToken: token);
                    await call.ExchangeAsync(Requests(pcm), async item =>
                    {
                        Apply(item);
                        if (item.EventCase != TranscribeEvent.EventOneofCase.Progress) return;
                        advanced();
                        progress.Report(Stage.Transcribe, _state.FinishedSeconds / pcm.Seconds);
                        if (_state.FinishedSeconds - saved.FinishedSeconds < SecondsBetweenCheckpoints) return;
                        await checkpoints.WriteAsync(Stage.Transcribe, saved = _state, token);
                    }, token);
                    return _state.IsDone ? true : throw new Grpc.Core.RpcException(new(Grpc.Core.StatusCode.Unavailable, "The stream ended early."));
                }, cancel);
        }
        catch (Exception e)
        {
            span.Fail(e);
            throw;
        }
        finally
        {
            if (!ReferenceEquals(saved, _state)) await checkpoints.WriteAsync(Stage.Transcribe, Settled(_state), CancellationToken.None);
        }
        progress.Report(Stage.Transcribe, 1);
        span.SetAudio(pcm.Seconds);
        span?.SetTag("audioaspire.segments", _state.Segments.Count).SetTag("audioaspire.language", _state.Language);
        return _state;
    }

    IEnumerable<TranscribeRequest> Requests(PcmFile pcm)
    {
        _state = Settled(_state);
        var options = new TranscribeOptions
        {
            Channels = pcm.Channels,
            Language = settings.Options.Language,
            Verbatim = settings.Options.Verbatim,
            Model = settings.Options.Model,
            ResumeFrom = _state.FinishedSeconds,
        };
        options.Vocabulary.AddRange(settings.Vocabulary);
        yield return new TranscribeRequest { Options = options };
        foreach (var chunk in pcm.Read()) yield return new TranscribeRequest { Pcm = ByteString.CopyFrom(chunk.Span) };
    }

    // What begins after the finished part is recognised again.
    static Transcription Settled(Transcription state) =>
        state.IsDone ? state : state with
        {
            Segments = [.. state.Segments.Where(s => s.Start < state.FinishedSeconds)],
            Spans = [.. state.Spans.Where(s => s.Start < state.FinishedSeconds)],
        };

    void Apply(TranscribeEvent item)
    {
        switch (item.EventCase)
        {
            case TranscribeEvent.EventOneofCase.Progress:
                _state = _state with { FinishedSeconds = Math.Max(_state.FinishedSeconds, item.Progress.FinishedSeconds) };
                break;
            case TranscribeEvent.EventOneofCase.Language when _state.Language.Length == 0:
                _state = _state with { Language = item.Language.Language, LanguageProbability = item.Language.Probability };
                break;
            case TranscribeEvent.EventOneofCase.Segment:
                var s = item.Segment;
                var segment = new TranscribedSegment(s.Start, s.End, s.Channel, s.Suspect,
                    [.. s.Words.Select(w => new TranscribedWord(w.Text, w.Start, w.End, w.Confidence, w.Glued, w.Heard.Length > 0 ? w.Heard : null))]);
                _state = _state with { Segments = [.. _state.Segments.Where(old => !IsSame(old, segment)), segment] };
                break;
            case TranscribeEvent.EventOneofCase.Span:
                _state = _state with { Spans = Merged(_state.Spans, [item.Span]) };
                break;
            case TranscribeEvent.EventOneofCase.Done:
                var done = item.Done;
                _state = _state with
                {
                    IsDone = true,
                    Language = _state.Language.Length > 0 ? _state.Language : done.Language?.Language ?? "",
                    LanguageProbability = _state.Language.Length > 0 ? _state.LanguageProbability : done.Language?.Probability ?? 0,
                    Spans = Merged(_state.Spans, done.Spans),
                    Models = done.Models.ToModelUses(),
                };
                break;
        }
    }

    // What lay before the point of resumption is not in the last call's summary.
    static IReadOnlyList<TranscribedSpan> Merged(IEnumerable<TranscribedSpan> known, IEnumerable<AudioSpan> spans) =>
    [
        .. known.Concat(spans.Select(x => new TranscribedSpan(x.Start, x.End, x.Kind, x.Channel))).Distinct()
            .OrderBy(s => s.Start).ThenBy(s => s.Channel).ThenBy(s => s.End).ThenBy(s => s.Kind, StringComparer.Ordinal),
    ];

    static bool IsSame(TranscribedSegment a, TranscribedSegment b) => a.Channel == b.Channel && a.Start == b.Start && a.End == b.End;
}
