namespace AudioAspire.Reports;

/// <summary>A finished file of a result, ready to be stored.</summary>
public sealed record ReportFile(string Name, byte[] Content);

/// <summary>How report.html plays the recording: a data URI (Opus) or the relative address of a WAV beside it; none for a text-only interview.</summary>
public sealed partial record ReportAudio(string Source, string MimeType)
{
    /// <summary>What a report.html of ours plays, so that it can be written again without the recording.</summary>
    public static ReportAudio? In(string reportHtml)
    {
        if (Player().Match(reportHtml) is not { Success: true } player) return null;
        var source = System.Net.WebUtility.HtmlDecode(player.Groups[1].Value);
        return source.StartsWith("data:", StringComparison.Ordinal)
            ? new ReportAudio(source, source["data:".Length..source.IndexOf(';')])
            : new ReportAudio(Uri.UnescapeDataString(source), source.EndsWith(".wav", StringComparison.Ordinal) ? "audio/wav" : "audio/ogg");
    }

    [System.Text.RegularExpressions.GeneratedRegex("<audio id=\"audio\" [^>]*?src=\"([^\"]*)\"")]
    private static partial System.Text.RegularExpressions.Regex Player();
}
