using System.Diagnostics;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Compare;
using Google.Protobuf;
using Grpc.Core;

namespace AudioAspire.Insights;

/// <summary>Insights.Compare: options, then every card; case.json comes back.</summary>
internal sealed partial class InsightsService
{
    public override async Task Compare(
        IAsyncStreamReader<CompareRequest> requests, IServerStreamWriter<CompareEvent> events, ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        CompareOptions? options = null;
        var cards = comparer.Collect();
        using var before = new MemoryStream();
        while (await requests.MoveNext(cancel))
        {
            switch (requests.Current.PayloadCase)
            {
                case CompareRequest.PayloadOneofCase.Options when options is null: options = requests.Current.Options; break;
                case CompareRequest.PayloadOneofCase.Card when options is not null: cards.Add(requests.Current.Card); break;
                case CompareRequest.PayloadOneofCase.Comparisons when options is not null: before.Write(requests.Current.Comparisons.Span); break;
                default: throw Invalid("The first message must carry the options, the next ones cards.");
            }
        }
        if (options is null) throw Invalid("The call ended before its options.");
        var (report, pairs, compared) = await Task.Run(() => comparer.Compare(options.Case, cards, options.Without, Pairs(before), cancel), cancel);
        Activity.Current?.SetTag("audioaspire.interviews", cards.Count).SetTag("audioaspire.contradictions", report.Contradictions.Count).SetTag("audioaspire.compared_pairs", compared);
        foreach (var chunk in ResultJson.Serialize(await help.ReviewAsync(report, cancel)).Chunk(AudioFormat.MaxChunkBytes))
            await events.WriteAsync(new CompareEvent { CaseDocument = UnsafeByteOperations.UnsafeWrap(chunk) }, cancel);
        foreach (var chunk in new Comparisons { Pairs = { pairs } }.ToByteArray().Chunk(AudioFormat.MaxChunkBytes))
            await events.WriteAsync(new CompareEvent { Comparisons = UnsafeByteOperations.UnsafeWrap(chunk) }, cancel);
        var done = new CompareDone();
        done.Models.Add(analyzer.EmbeddingModel);
        await events.WriteAsync(new CompareEvent { Done = done }, cancel);
    }

    // It only saves time: what cannot be read is done again.
    static IEnumerable<ComparedPair> Pairs(MemoryStream comparisons)
    {
        try
        {
            return Comparisons.Parser.ParseFrom(comparisons.GetBuffer(), 0, (int)comparisons.Length).Pairs;
        }
        catch (InvalidProtocolBufferException)
        {
            return [];
        }
    }
}
