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
using Grpc.Core;

namespace AudioAspire.Pipeline.Stages;

/// <summary>Speech to who spoke when.</summary>
internal sealed class DiarizeStage(ServiceCalls calls, CheckpointStore checkpoints, JobSettings settings)
{
    public async Task<Diarization> RunAsync(PcmFile pcm, JobProgress progress, CancellationToken cancel)
    {
        using var span = PipelineTrace.StartStage(Stage.Diarize);
        try
        {
            var result = await checkpoints.ReadAsync<Diarization>(Stage.Diarize, cancel);
            if (result is null)
            {
                result = await calls.CallAsync("diarizer", (advanced, token) => DiarizeAsync(pcm, progress, advanced, token), cancel);
                await checkpoints.WriteAsync(Stage.Diarize, result, cancel);
            }
            progress.Report(Stage.Diarize, 1);
            span.SetAudio(pcm.Seconds);
            span?.SetTag("audioaspire.speakers", result.Voices.Count);
            return result;
        }
        catch (Exception e)
        {
            span.Fail(e);
            throw;
        }
    }

    async Task<Diarization> DiarizeAsync(PcmFile pcm, JobProgress progress, Action advanced, CancellationToken cancel)
    {
        using var call = calls.Clients.Diarizer.Diarize(deadline: DuplexCall.Deadline(pcm.Seconds), cancellationToken: cancel);
        var turns = new List<DiarizedTurn>();
        DiarizeDone? done = null;
        await call.ExchangeAsync(Requests(pcm), item =>
        {
            switch (item.EventCase)
            {
                case DiarizeEvent.EventOneofCase.Progress:
                    advanced();
                    progress.Report(Stage.Diarize, item.Progress.FinishedSeconds / pcm.Seconds);
                    break;
                case DiarizeEvent.EventOneofCase.Turn:
                    turns.Add(new DiarizedTurn(item.Turn.Start, item.Turn.End, item.Turn.Speaker));
                    break;
                case DiarizeEvent.EventOneofCase.Done:
                    done = item.Done;
                    break;
            }
            return Task.CompletedTask;
        }, cancel);
        if (done is null) throw new RpcException(new Status(StatusCode.Unavailable, "The stream ended early."));
        return new Diarization
        {
            Turns = [.. turns.OrderBy(t => t.Start).ThenBy(t => t.End).ThenBy(t => t.Speaker, StringComparer.Ordinal)],
            Voices = [.. done.Speakers.Select(s => new Voice(s.Id, s.TalkSeconds, s.Confidence, s.Channel, [.. s.Embedding]))],
            Models = done.Models.ToModelUses(),
        };
    }

    IEnumerable<DiarizeRequest> Requests(PcmFile pcm)
    {
        OptionsValidator.TrySpeakers(settings.Options.Speakers, out var min, out var max);
        yield return new DiarizeRequest { Options = new DiarizeOptions { Channels = pcm.Channels, MinSpeakers = min, MaxSpeakers = max } };
        foreach (var chunk in pcm.Read()) yield return new DiarizeRequest { Pcm = ByteString.CopyFrom(chunk.Span) };
    }
}
