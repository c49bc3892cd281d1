using System.Globalization;
using AudioAspire.Scoring.Diarization;

namespace AudioAspire.Bench.Diarization;

/// <summary>Recordings of which a table beside them tells how many people speak: Markdown rows | file | seconds | language | speakers | ...;
/// where it gives no single number ("1-4"), the people of the recording's RTTM are counted.</summary>
internal static class CountedRecordings
{
    public static IReadOnlyList<(string Audio, int People)> Read(FileInfo table)
    {
        var result = new List<(string, int)>();
        foreach (var line in File.ReadLines(table.FullName).Where(l => l.StartsWith('|')))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length < 5 || Path.Combine(table.DirectoryName!, cells[1]) is var audio && !File.Exists(audio)) continue;
            var rttm = Path.ChangeExtension(audio, ".rttm");
            if (int.TryParse(cells[4].Split(',')[0], CultureInfo.InvariantCulture, out var people)) result.Add((audio, people));
            else if (File.Exists(rttm)) result.Add((audio, Count(Rttm.Read(rttm))));
        }
        return result;
    }

    public static int Count(IEnumerable<SpeakerSegment> segments) => segments.Select(s => s.Speaker).Distinct().Count();
}
