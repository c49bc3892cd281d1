using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Portal.Cases;

/// <summary>What there is, read from the store: it has no other memory. One reading serves everybody who asks within its time;
/// a reading that takes long is repeated less often.</summary>
internal sealed class CaseCatalogue(IObjectStore store, TimeProvider time) : IDisposable
{
    static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(700);
    static readonly string[] Texts = [".vtt", ".srt", ".json", ".txt"];
    readonly SemaphoreSlim turn = new(1, 1);
    IReadOnlyList<CaseView> cases = [];
    long read;
    TimeSpan validity;

    /// <returns>The cases, the latest changed first.</returns>
    public async Task<IReadOnlyList<CaseView>> GetAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (read != 0 && time.GetElapsedTime(read) < validity) return cases;
            var started = time.GetTimestamp();
            cases = await ReadAsync(cancel);
            read = time.GetTimestamp();
            validity = Fresh + (time.GetElapsedTime(started) * 4);
            return cases;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    async Task<IReadOnlyList<CaseView>> ReadAsync(CancellationToken cancel)
    {
        var inputs = await store.ListKeysAsync(ObjectKeys.Input, cancel).ToHashSetAsync(StringComparer.Ordinal, cancel);
        var files = await FilesByFolderAsync(cancel);
        var interviews = new List<InterviewView>();
        foreach (var name in files.Where(f => f.Value.Contains("status.json")).Select(f => ObjectKeys.ParseStatus(f.Key + "status.json")))
            if (name is not null && await StatusFile.ReadAsync(store, name, cancel) is { } file)
                interviews.Add(new(name, inputs.Contains(file.Status.Input.Key) ? file.Status.Input.Key : null, file.Status, files[ObjectKeys.OutputOf(name)]));
        var claimed = interviews.Select(i => i.Status!.Input.Key).ToHashSet(StringComparer.Ordinal);
        interviews.AddRange(inputs.Where(key => !claimed.Contains(key) && IsRecording(key))
            .Select(key => new InterviewView(ObjectKeys.Parse(key)!, key, null, new HashSet<string>())));
        var views = new List<CaseView>();
        foreach (var group in interviews.GroupBy(i => i.Name.Case, StringComparer.Ordinal))
        {
            var own = files.GetValueOrDefault(ObjectKeys.CaseOutput(group.Key)) ?? [];
            views.Add(new(group.Key, [.. group.OrderBy(i => i.Name.Interview, StringComparer.Ordinal).ThenBy(i => i.Key, StringComparer.Ordinal)],
                own.Contains("case.html"), own.Contains("case.json") ? await ContradictionsAsync(group.Key, cancel) : null));
        }
        return [.. views.OrderByDescending(v => v.UpdatedAt).ThenBy(v => v.Name, StringComparer.Ordinal)];
    }

    async Task<Dictionary<string, HashSet<string>>> FilesByFolderAsync(CancellationToken cancel)
    {
        var files = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        await foreach (var key in store.ListKeysAsync(ObjectKeys.Output, cancel))
        {
            var cut = key.LastIndexOf('/') + 1;
            if (!files.TryGetValue(key[..cut], out var names)) files[key[..cut]] = names = new(StringComparer.Ordinal);
            names.Add(key[cut..]);
        }
        return files;
    }

    async Task<int?> ContradictionsAsync(string @case, CancellationToken cancel)
    {
        try
        {
            return (await store.ReadAsync<CaseReport>(ObjectKeys.CaseOutput(@case) + "case.json", cancel)).Contradictions.Count;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ObjectMissingException)
        {
            return null;
        }
    }

    /// <summary>Nobody will claim a note, nor a transcript beside its recording.</summary>
    static bool IsRecording(string key) =>
        ObjectKeys.Parse(key) is not null && !Texts.Contains(Path.GetExtension(key).ToLowerInvariant());
}
