namespace AudioAspire.Trigger.Watching;

/// <summary>Tells which files have arrived whole: size and time unchanged for two seconds. Each state of a file is told once.</summary>
internal sealed class StableFiles(TimeProvider time)
{
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    readonly Dictionary<string, Sighting> known = new(StringComparer.Ordinal);

    /// <param name="present">All files there are now.</param>
    /// <returns>Keys whose files became stable, in ordinal order.</returns>
    public IReadOnlyList<(string Key, long Size)> Look(IEnumerable<(string Key, long Size, DateTime Written)> present)
    {
        var now = time.GetUtcNow();
        var stable = new List<(string Key, long Size)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, size, written) in present)
        {
            seen.Add(key);
            if (!known.TryGetValue(key, out var before) || before.Size != size || before.Written != written)
                known[key] = new Sighting(size, written, now, Settling, Told: false);
            else if (!before.Told && now - before.Since >= before.Wait)
            {
                known[key] = before with { Told = true };
                stable.Add((key, size));
            }
        }
        foreach (var key in known.Keys.Where(k => !seen.Contains(k)).ToList()) known.Remove(key);
        stable.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return stable;
    }

    /// <summary>Tells the file again, after twice the wait before, at most five minutes.</summary>
    public void TellAgain(string key)
    {
        if (!known.TryGetValue(key, out var before)) return;
        var wait = before.Wait * 2 < LongestWait ? before.Wait * 2 : LongestWait;
        known[key] = before with { Told = false, Since = time.GetUtcNow(), Wait = wait };
    }

    sealed record Sighting(long Size, DateTime Written, DateTimeOffset Since, TimeSpan Wait, bool Told);
}
