using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Pipeline.Calls;
using AudioAspire.Pipeline.Stages;
using AudioAspire.Pipeline.Telemetry;
using AudioAspire.Reports;
using AudioAspire.Storage;
using Google.Protobuf;
using Grpc.Core;

namespace AudioAspire.Pipeline.Publishing;

/// <summary>case.json and case.html from every published card of the case. Jobs of one case may end at the same time: whoever finds
/// that case.json has changed since it looked at the cards looks again, so the last one standing has seen them all.</summary>
internal sealed class CaseComparison(IObjectStore store, ServiceCalls calls)
{
    const int Attempts = 100;

    /// <summary>Jobs of one process take turns; compare-and-swap is for the others.</summary>
    static readonly System.Collections.Concurrent.ConcurrentDictionary<string, SemaphoreSlim> s_turns = new(StringComparer.Ordinal);

    public async Task UpdateAsync(string @case, IReadOnlyList<string> without, CancellationToken cancel)
    {
        using var span = PipelineTrace.StartStage(Stage.Compare);
        var turn = s_turns.GetOrAdd($"{store.Location}\n{@case}", _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancel);
        try
        {
            for (var attempt = 1; !await TryUpdateAsync(@case, without, cancel); attempt++)
                if (attempt == Attempts) throw new IOException($"case.json of '{@case}' keeps changing.");
        }
        catch (Exception e)
        {
            span.Fail(e);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    async Task<bool> TryUpdateAsync(string @case, IReadOnlyList<string> without, CancellationToken cancel)
    {
        var folder = ObjectKeys.CaseOutput(@case);
        var before = await store.HeadAsync(folder + "case.json", cancel);
        var cards = await CardsAsync(folder, cancel);
        var known = await KnownAsync(@case, cancel);
        var (document, comparisons) = await calls.CallAsync("insights", (_, token) => CompareAsync(@case, without, cards, known, token), cancel);
        var report = ResultJson.Deserialize<CaseReport>(document);
        var files = CaseReports.Write(report).ToDictionary(f => f.Name);
        ObjectInfo written;
        try
        {
            written = await store.PutAsync(folder + "case.json", new MemoryStream(files["case.json"].Content),
                before is null ? WriteCondition.Absent : WriteCondition.Matches(before.ETag), cancel);
        }
        catch (ConditionFailedException)
        {
            return false;
        }
        foreach (var file in files.Values.Where(f => f.Name != "case.json"))
            await store.PutAsync(folder + file.Name, new MemoryStream(file.Content), cancel: cancel);
        if (comparisons.Length > 0) await store.PutAsync(ObjectKeys.ComparisonsOf(@case), new MemoryStream(comparisons), cancel: cancel);
        return (await store.HeadAsync(folder + "case.json", cancel))?.ETag == written.ETag;
    }

    /// <summary>Pairs that an earlier comparison looked at: whoever wrote them last, they only save time.</summary>
    async Task<byte[]> KnownAsync(string @case, CancellationToken cancel)
    {
        try
        {
            return (await store.ReadAllAsync(ObjectKeys.ComparisonsOf(@case), cancel)).ToArray();
        }
        catch (ObjectMissingException)
        {
            return [];
        }
    }

    /// <summary>In ordinal order of their keys; only those of finished interviews.</summary>
    async Task<IReadOnlyList<byte[]>> CardsAsync(string folder, CancellationToken cancel)
    {
        var keys = new List<string>();
        await foreach (var item in store.ListAsync(folder, cancel)) keys.Add(item.Key);
        var finished = keys.Where(k => k.EndsWith("/manifest.json", StringComparison.Ordinal)).Select(k => k[..^"manifest.json".Length]).ToHashSet();
        var cards = new List<byte[]>();
        foreach (var key in keys.Where(k => k.EndsWith("/card.bin", StringComparison.Ordinal) && finished.Contains(k[..^"card.bin".Length])))
            try
            {
                cards.Add((await store.ReadAllAsync(key, cancel)).ToArray());
            }
            catch (ObjectMissingException)
            {
                // Forgotten this moment.
            }
        return cards;
    }

    async Task<(byte[] Document, byte[] Comparisons)> CompareAsync(string @case, IReadOnlyList<string> without, IReadOnlyList<byte[]> cards, byte[] known, CancellationToken cancel)
    {
        using var call = calls.Clients.Insights.Compare(deadline: DateTime.UtcNow.AddMinutes(30), cancellationToken: cancel);
        using var document = new MemoryStream();
        using var comparisons = new MemoryStream();
        var done = false;
        await call.ExchangeAsync(Requests(), item =>
        {
            if (item.EventCase == CompareEvent.EventOneofCase.CaseDocument) document.Write(item.CaseDocument.Span);
            if (item.EventCase == CompareEvent.EventOneofCase.Comparisons) comparisons.Write(item.Comparisons.Span);
            done |= item.EventCase == CompareEvent.EventOneofCase.Done;
            return Task.CompletedTask;
        }, cancel);
        return done ? (document.ToArray(), comparisons.ToArray()) : throw new RpcException(new Status(StatusCode.Unavailable, "The stream ended early."));

        IEnumerable<CompareRequest> Requests()
        {
            var options = new CompareOptions { Case = @case };
            options.Without.AddRange(without);
            yield return new CompareRequest { Options = options };
            foreach (var chunk in known.Chunk(AudioFormat.MaxChunkBytes)) yield return new CompareRequest { Comparisons = UnsafeByteOperations.UnsafeWrap(chunk) };
            foreach (var card in cards) yield return new CompareRequest { Card = Card.Parser.ParseFrom(card) };
        }
    }
}
