namespace AudioAspire.Bench.Jobs;

/// <summary>The largest resident size of every AudioAspire process seen, from /proc; empty on systems without it.</summary>
internal sealed class PeakMemory
{
    readonly SortedDictionary<string, long> _peaks = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> ByProcess => _peaks;

    public void Sample()
    {
        if (!Directory.Exists("/proc")) return;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(f => char.IsAsciiDigit(Path.GetFileName(f)[0])))
        {
            try
            {
                var program = File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0')
                    .FirstOrDefault(a => a.EndsWith(".dll", StringComparison.Ordinal) && Path.GetFileName(a).StartsWith("AudioAspire.", StringComparison.Ordinal));
                if (program is null) continue;
                var name = Path.GetFileNameWithoutExtension(program)["AudioAspire.".Length..];
                var peak = File.ReadLines(Path.Combine(folder, "status")).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
                var bytes = long.Parse(peak.Split(':')[1].Replace("kB", "").Trim()) << 10;
                if (name != "Bench") _peaks[name] = Math.Max(bytes, _peaks.GetValueOrDefault(name));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                // The process ended while it was looked at.
            }
        }
    }
}
