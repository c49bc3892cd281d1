using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AudioAspire.Portal.Cases;
using AudioAspire.Portal.Pages;

namespace AudioAspire.Portal.Live;

/// <summary>GET /changes: the list of cases again whenever it looks different (server-sent events, WHATWG HTML 9.2).</summary>
internal static class ChangesEndpoint
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Something is sent at least this often, so that a closed browser is noticed.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static void MapChanges(this WebApplication app) => app.MapGet("/changes",
        (string? @case, HttpRequest request, CaseCatalogue catalogue, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken cancel) =>
            TypedResults.ServerSentEvents(ChangesAsync(@case, Texts.For(request), catalogue, time, lifetime.ApplicationStopping, cancel)));

    static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        string? only, Texts texts, CaseCatalogue catalogue, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        var (sent, at) = ("", time.GetTimestamp());
        while (!linked.IsCancellationRequested)
        {
            if (await LookAsync(only, texts, catalogue, linked.Token) is { } now && (now != sent || time.GetElapsedTime(at) > Longest))
            {
                (sent, at) = (now, time.GetTimestamp());
                yield return new SseItem<string>(now, "cases");
            }
            await Task.Delay(Pause, time, linked.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <returns>Null where the store does not answer: the page keeps what it shows.</returns>
    static async Task<string?> LookAsync(string? only, Texts texts, CaseCatalogue catalogue, CancellationToken cancel)
    {
        try
        {
            var cases = await catalogue.GetAsync(cancel);
            return CaseMarkup.List(only is null ? cases : [.. cases.Where(c => c.Name == only)], texts).Html;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or Amazon.Runtime.AmazonServiceException)
        {
            return null;
        }
    }
}
