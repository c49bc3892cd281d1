using System.Globalization;

namespace AudioAspire.Scoring.Diarization;

/// <summary>Rich Transcription Time Marked files (NIST RT-09 evaluation plan, appendix A), SPEAKER lines only.</summary>
public static class Rttm
{
    /// <exception cref="FormatException">A SPEAKER line has fewer than eight fields or a time that is no number.</exception>
    public static IReadOnlyList<SpeakerSegment> Read(string path) => Parse(File.ReadLines(path));

    public static IReadOnlyList<SpeakerSegment> Parse(IEnumerable<string> lines)
    {
        var segments = new List<SpeakerSegment>();
        foreach (var line in lines)
        {
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields is not ["SPEAKER", ..]) continue;
            if (fields.Length < 8) throw new FormatException($"Not an RTTM line: '{line}'.");
            var start = double.Parse(fields[3], CultureInfo.InvariantCulture);
            segments.Add(new SpeakerSegment(start, start + double.Parse(fields[4], CultureInfo.InvariantCulture), fields[7]));
        }
        return segments;
    }
}
