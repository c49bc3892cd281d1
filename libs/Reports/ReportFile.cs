namespace AudioAspire.Reports;

/// <summary>A finished file of a result, ready to be stored.</summary>
public sealed record ReportFile(string Name, byte[] Content);

/// <summary>How report.html plays the recording: a data URI (Opus) or the relative address of a WAV beside it; none for a text-only interview.</summary>
public sealed record ReportAudio(string Source, string MimeType);
