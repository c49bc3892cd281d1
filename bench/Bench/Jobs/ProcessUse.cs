using AudioAspire.Scoring;

namespace AudioAspire.Bench.Jobs;

/// <summary>The largest resident size and the processor time of every process of this repository that was seen, from /proc; empty on systems without it.</summary>
internal sealed class ProcessUse
{
    /// <summary>USER_HZ, the unit of /proc/PID/stat: 100 on every Linux that .NET runs on.</summary>
    const double TicksPerSecond = 100;

    readonly SortedDictionary<string, long> _peaks = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, double> _seconds = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> ByProcess => _peaks;

    /// <summary>Until it was last seen.</summary>
    public IReadOnlyDictionary<string, double> ProcessorSeconds => _seconds;

    public void Sample()
    {
        if (!Directory.Exists("/proc")) return;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(f => char.IsAsciiDigit(Path.GetFileName(f)[0])))
        {
            try
            {
                var program = File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0')
                    .FirstOrDefault(a => a.StartsWith(Samples.Root, StringComparison.Ordinal) && a.EndsWith(".dll", StringComparison.Ordinal)
                        && Path.GetFileName(a).StartsWith("AudioAspire.", StringComparison.Ordinal));
                if (program is null) continue;
                var name = Path.GetFileNameWithoutExtension(program)["AudioAspire.".Length..];
                var peak = File.ReadLines(Path.Combine(folder, "status")).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
                var bytes = long.Parse(peak.Split(':')[1].Replace("kB", "").Trim()) << 10;
                if (name == "Bench") continue;
                _peaks[name] = Math.Max(bytes, _peaks.GetValueOrDefault(name));
                // The program's name, in brackets, may hold spaces; user and system time are the 12th and 13th fields behind it.
                var fields = File.ReadAllText(Path.Combine(folder, "stat")).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                _seconds[name] = Math.Max((long.Parse(fields[11]) + long.Parse(fields[12])) / TicksPerSecond, _seconds.GetValueOrDefault(name));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                // The process ended while it was looked at.
            }
        }
    }
}
