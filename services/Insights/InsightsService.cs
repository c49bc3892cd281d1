using System.Diagnostics;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Acoustics;
using AudioAspire.Insights.Compare;
using AudioAspire.Insights.Interviews;
using AudioAspire.Insights.LanguageModels;
using AudioAspire.ServiceDefaults.Telemetry;
using Google.Protobuf;
using Grpc.Core;

namespace AudioAspire.Insights;

/// <summary>Insights.Analyze: options, turns, then sound; text is read while the sound arrives.</summary>
internal sealed partial class InsightsService(InterviewAnalyzer analyzer, CaseComparer comparer, LanguageModelHelp help) : Contracts.V1.Insights.InsightsBase
{
    public override async Task Analyze(
        IAsyncStreamReader<AnalyzeRequest> requests, IServerStreamWriter<AnalyzeEvent> events, ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        var (interview, more) = await ReadInterview(requests, cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => analyzer.ReadText(interview, stop.Token), stop.Token);
        try
        {
            var sounds = more ? await Listen(requests, interview, events, cancel) : null;
            var text = await reading;
            foreach (var affect in text.Affects ?? []) await events.WriteAsync(new AnalyzeEvent { Affect = affect }, cancel);
            var result = analyzer.Finish(interview, text, sounds);
            var analysis = await help.RefineAsync(result.Analysis, interview.Turns, result.Card.Speakers.Select(s => s.Name), cancel);
            Activity.Current.SetAudio(interview.Options.Duration);
            Activity.Current?.SetTag("audioaspire.turns", interview.Turns.Count).SetTag("audioaspire.claims", analysis.Claims.Count);
            foreach (var chunk in ResultJson.Serialize(analysis).Chunk(AudioFormat.MaxChunkBytes))
                await events.WriteAsync(new AnalyzeEvent { Analysis = UnsafeByteOperations.UnsafeWrap(chunk) }, cancel);
            await events.WriteAsync(new AnalyzeEvent { Card = result.Card }, cancel);
            var done = new AnalyzeDone();
            done.Models.Add(analyzer.Models(interview));
            await events.WriteAsync(new AnalyzeEvent { Done = done }, cancel);
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Options and turns; more is true when the reader stands at the first PCM.
    static async Task<(Interview Interview, bool More)> ReadInterview(IAsyncStreamReader<AnalyzeRequest> requests, CancellationToken cancel)
    {
        AnalyzeOptions? options = null;
        var turns = new List<AnalyzeTurn>();
        while (await requests.MoveNext(cancel))
        {
            switch (requests.Current.PayloadCase)
            {
                case AnalyzeRequest.PayloadOneofCase.Options when options is null: options = requests.Current.Options; break;
                case AnalyzeRequest.PayloadOneofCase.Turn when options is not null: turns.Add(requests.Current.Turn); break;
                case AnalyzeRequest.PayloadOneofCase.Pcm when options is not null: return (Checked(options, turns), true);
                default: throw Invalid("The first message must carry the options, the next ones turns, the last ones PCM.");
            }
        }
        return (Checked(options ?? throw Invalid("The call ended before its options."), turns), false);
    }

    static Interview Checked(AnalyzeOptions options, List<AnalyzeTurn> turns)
    {
        if (options.Without.FirstOrDefault(w => !RunOptions.CanBeLeftOut.Contains(w)) is { } unknown)
            throw Invalid($"'{unknown}' cannot be left out; choose from {string.Join(", ", RunOptions.CanBeLeftOut)}.");
        if (turns.FirstOrDefault(t => !(t.Start >= 0 && t.End >= t.Start)) is { } wrong)
            throw Invalid($"Turn {wrong.Index} ends before it starts.");
        if (turns.DistinctBy(t => t.Index).Count() != turns.Count) throw Invalid("Two turns have the same index.");
        return new Interview(options, [.. turns.OrderBy(t => t.Start).ThenBy(t => t.Index)]);
    }

    static async Task<IReadOnlyList<TurnSound>?> Listen(
        IAsyncStreamReader<AnalyzeRequest> requests, Interview interview, IServerStreamWriter<AnalyzeEvent> events, CancellationToken cancel)
    {
        const double ReportEvery = 60;
        var meter = new AcousticMeter(interview.Turns);
        var reported = 0.0;
        do
        {
            if (requests.Current.PayloadCase != AnalyzeRequest.PayloadOneofCase.Pcm || requests.Current.Pcm.Length % 2 != 0)
                throw Invalid("After the first PCM only PCM may come, in whole 16-bit samples.");
            meter.Add(requests.Current.Pcm.Span);
            if (meter.Seconds - reported < ReportEvery) continue;
            reported = meter.Seconds;
            await events.WriteAsync(new AnalyzeEvent { Progress = new Progress { ReceivedSeconds = reported } }, cancel);
        }
        while (await requests.MoveNext(cancel));
        return meter.Finish();
    }

    static RpcException Invalid(string message) => new(new Status(StatusCode.InvalidArgument, message));
}
