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

/// <summary>Words and sound to meaning: turns first, then the sound as one channel.</summary>
internal sealed class AnalyzeStage(ServiceCalls calls, CheckpointStore checkpoints, JobSettings settings)
{
    /// <param name="pcm">Null for a text-only interview.</param>
    /// <param name="digest">sha256 of the input; goes into the card.</param>
    public async Task<InterviewAnalysis> RunAsync(
        Transcript transcript, IReadOnlyList<Voice> voices, PcmFile? pcm, string digest, JobProgress progress, CancellationToken cancel)
    {
        using var span = PipelineTrace.StartStage(Stage.Analyze);
        try
        {
            var result = await checkpoints.ReadAsync<InterviewAnalysis>(Stage.Analyze, cancel);
            if (result is null)
            {
                result = await calls.CallAsync("insights", (advanced, token) => AnalyzeAsync(transcript, voices, pcm, digest, progress, advanced, token), cancel);
                await checkpoints.WriteAsync(Stage.Analyze, result, cancel);
            }
            progress.Report(Stage.Analyze, 1);
            span.SetAudio(transcript.Duration);
            span?.SetTag("audioaspire.turns", transcript.Turns.Count);
            return result;
        }
        catch (Exception e)
        {
            span.Fail(e);
            throw;
        }
    }

    async Task<InterviewAnalysis> AnalyzeAsync(Transcript transcript, IReadOnlyList<Voice> voices, PcmFile? pcm, string digest,
        JobProgress progress, Action advanced, CancellationToken cancel)
    {
        using var call = calls.Clients.Insights.Analyze(deadline: DuplexCall.Deadline(transcript.Duration), cancellationToken: cancel);
        using var json = new MemoryStream();
        var affects = new List<Affect>();
        Card? card = null;
        AnalyzeDone? done = null;
        await call.ExchangeAsync(Requests(transcript, voices, pcm), item =>
        {
            switch (item.EventCase)
            {
                case AnalyzeEvent.EventOneofCase.Progress:
                    advanced();
                    progress.Report(Stage.Analyze, item.Progress.FinishedSeconds / Math.Max(1, transcript.Duration));
                    break;
                case AnalyzeEvent.EventOneofCase.Affect:
                    affects.Add(new Affect(item.Affect.Turn, item.Affect.Sentiment, item.Affect.Score, item.Affect.Emotion));
                    break;
                case AnalyzeEvent.EventOneofCase.Analysis:
                    json.Write(item.Analysis.Span);
                    break;
                case AnalyzeEvent.EventOneofCase.Card:
                    card = item.Card;
                    break;
                case AnalyzeEvent.EventOneofCase.Done:
                    done = item.Done;
                    break;
            }
            return Task.CompletedTask;
        }, cancel);
        if (done is null || card is null || json.Length == 0) throw new RpcException(new Status(StatusCode.Unavailable, "The stream ended early."));
        card.Digest = digest;
        return new InterviewAnalysis(json.ToArray(), card.ToByteArray(), [.. affects.OrderBy(a => a.Turn)], done.Models.ToModelUses());
    }

    IEnumerable<AnalyzeRequest> Requests(Transcript transcript, IReadOnlyList<Voice> voices, PcmFile? pcm)
    {
        var options = new AnalyzeOptions
        {
            Case = transcript.Case,
            Interview = transcript.Interview,
            Language = transcript.Language,
            Duration = transcript.Duration,
        };
        options.Without.AddRange(settings.Options.Without);
        options.Speakers.AddRange(transcript.Speakers.Select(s => ToAnalyze(s, voices.FirstOrDefault(v => v.Id == s.Id))));
        yield return new AnalyzeRequest { Options = options };
        foreach (var turn in transcript.Turns) yield return new AnalyzeRequest { Turn = ToAnalyze(turn) };
        if (pcm is null) yield break;
        foreach (var chunk in pcm.Read(mono: true)) yield return new AnalyzeRequest { Pcm = ByteString.CopyFrom(chunk.Span) };
    }

    AnalyzeSpeaker ToAnalyze(TranscriptSpeaker speaker, Voice? voice)
    {
        var result = new AnalyzeSpeaker { Id = speaker.Id, Name = voice?.Name ?? "", TalkSeconds = speaker.TalkSeconds, Confidence = speaker.Confidence ?? 0 };
        if (voice is not null && !settings.Options.Without.Contains("voiceprints")) result.VoicePrint.AddRange(voice.Print);
        return result;
    }

    static AnalyzeTurn ToAnalyze(TranscriptTurn turn)
    {
        var result = new AnalyzeTurn
        {
            Index = turn.Index, Start = turn.Start, End = turn.End, Speaker = turn.Speaker, Text = turn.Text, Overlap = turn.Overlap, Suspect = turn.Suspect ?? "",
        };
        result.Words.AddRange(turn.Words.Select(w => new AnalyzeWord { Text = w.Text, Start = w.Start, End = w.End, Confidence = w.Confidence }));
        return result;
    }
}
