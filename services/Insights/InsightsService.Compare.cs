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
        var cards = new List<Card>();
        while (await requests.MoveNext(cancel))
        {
            switch (requests.Current.PayloadCase)
            {
                case CompareRequest.PayloadOneofCase.Options when options is null: options = requests.Current.Options; break;
                case CompareRequest.PayloadOneofCase.Card when options is not null: cards.Add(requests.Current.Card); break;
                default: throw Invalid("The first message must carry the options, the next ones cards.");
            }
        }
        if (options is null) throw Invalid("The call ended before its options.");
        var report = await Task.Run(() => comparer.Compare(options.Case, cards, options.Without, cancel), cancel);
        Activity.Current?.SetTag("audioaspire.interviews", cards.Count).SetTag("audioaspire.contradictions", report.Contradictions.Count);
        var document = ResultJson.Serialize(await help.ReviewAsync(report, cancel));
        for (var at = 0; at < document.Length; at += AudioFormat.MaxChunkBytes)
            await events.WriteAsync(new CompareEvent { CaseDocument = ByteString.CopyFrom(document, at, Math.Min(AudioFormat.MaxChunkBytes, document.Length - at)) }, cancel);
        var done = new CompareDone();
        done.Models.Add(analyzer.EmbeddingModel);
        await events.WriteAsync(new CompareEvent { Done = done }, cancel);
    }
}
