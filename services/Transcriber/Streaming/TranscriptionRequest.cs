namespace AudioAspire.Transcriber.Streaming;

/// <param name="Channels">1, or 2 where each channel carries its own speaker.</param>
/// <param name="Language">A code of the model's languages; null = find out.</param>
/// <param name="ResumeFrom">Windows that end at or before this time (seconds) are not recognised, and segments and spans without words that start before it not sent.</param>
/// <param name="Verbatim">Ask the model to write hesitations too.</param>
internal sealed record TranscriptionRequest(int Channels, string? Language, IReadOnlyList<string> Vocabulary, double ResumeFrom, bool Verbatim = false);
