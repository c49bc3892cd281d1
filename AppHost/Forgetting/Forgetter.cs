using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.AppHost.Forgetting;

/// <summary>Removes everything that was kept about a case or one of its interviews: recordings, results, edits, intermediate files, traces.</summary>
sealed class Forgetter(IObjectStore store, string traceFolder)
{
    /// <summary>Every part of the store in which a case has a folder.</summary>
    static readonly string[] Areas = [ObjectKeys.Input, ObjectKeys.Output, ObjectKeys.Work, "edits/"];

    /// <returns>How many objects were removed.</returns>
    public async Task<int> ForgetCaseAsync(string @case, CancellationToken cancel)
    {
        var keys = new List<string>();
        foreach (var area in Areas) keys.AddRange(await KeysAsync($"{area}{@case}/", cancel));
        // A recording directly under input/ is a case of its own.
        keys.AddRange((await KeysAsync($"{ObjectKeys.Input}{@case}", cancel)).Where(k => ObjectKeys.Parse(k)?.Case == @case));
        return await RemoveAsync(keys, cancel);
    }

    /// <returns>How many objects were removed.</returns>
    public async Task<int> ForgetInterviewAsync(InterviewName name, CancellationToken cancel)
    {
        var keys = new List<string>();
        foreach (var area in Areas[1..]) keys.AddRange(await OwnKeysAsync($"{area}{name.Case}/{name.Interview}/", cancel));
        if (await StatusFile.ReadAsync(store, name, cancel) is { IsDamaged: false } status) keys.Add(status.Status.Input.Key);
        else keys.AddRange((await KeysAsync(ObjectKeys.Input, cancel)).Where(k => ObjectKeys.Parse(k) == name));
        if (keys.Count == 0) return 0;
        // They quote the interview.
        keys.AddRange(await KeysAsync(ObjectKeys.CaseOutput(name.Case) + "case.", cancel));
        var removed = await RemoveAsync(keys, cancel);
        await CompareAgainAsync(name.Case, cancel);
        return removed;
    }

    /// <summary>By one finished interview that is left.</summary>
    async Task CompareAgainAsync(string @case, CancellationToken cancel)
    {
        foreach (var key in (await KeysAsync(ObjectKeys.CaseOutput(@case), cancel)).Where(k => k.EndsWith("/manifest.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = new InterviewName(@case, key[ObjectKeys.CaseOutput(@case).Length..^"/manifest.json".Length]);
            if (await StatusFile.ReadAsync(store, name, cancel) is not { IsDamaged: false, Status: { State: JobState.Succeeded } status }) continue;
            await FinishedInterview.CompareAgainAsync(store, name, status, await store.ReadAsync<Manifest>(key, cancel), cancel);
            return;
        }
    }

    async Task<int> RemoveAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        foreach (var status in keys.Where(k => k.EndsWith("/status.json", StringComparison.Ordinal))) await RemoveTraceAsync(status, cancel);
        var distinct = keys.Distinct().ToList();
        foreach (var key in distinct) await store.DeleteAsync(key, cancel);
        return distinct.Count;
    }

    async Task RemoveTraceAsync(string statusKey, CancellationToken cancel)
    {
        try
        {
            var status = await store.ReadAsync<JobStatus>(statusKey, cancel);
            // W3C: version-traceid-spanid-flags.
            if (status.TraceParent?.Split('-') is [_, { Length: 32 } trace, ..] && trace.All(char.IsAsciiHexDigit)
                && Path.Combine(traceFolder, trace) is var folder && Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is JsonException or ObjectMissingException)
        {
            // Nothing to learn from it.
        }
    }

    /// <summary>Without the interviews whose names continue this one's: a/b must survive when a goes.</summary>
    async Task<IEnumerable<string>> OwnKeysAsync(string folder, CancellationToken cancel)
    {
        var keys = await KeysAsync(folder, cancel);
        var others = keys.Where(k => k.EndsWith("/status.json", StringComparison.Ordinal) && k.Length > folder.Length + "status.json".Length)
            .Select(k => k[..(k.LastIndexOf('/') + 1)]).ToList();
        return keys.Where(k => !others.Any(o => k.StartsWith(o, StringComparison.Ordinal)));
    }

    async Task<List<string>> KeysAsync(string prefix, CancellationToken cancel)
    {
        var keys = new List<string>();
        await foreach (var item in store.ListAsync(prefix, cancel)) keys.Add(item.Key);
        return keys;
    }
}
