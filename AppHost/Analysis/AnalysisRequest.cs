using AudioAspire.Contracts.V1;

namespace AudioAspire.AppHost.Analysis;

/// <summary>One call of <c>analyze</c>.</summary>
/// <param name="Sources">Recordings, transcripts, and folders of them.</param>
/// <param name="Case">The case of everything; null = a folder's name, and each file its own.</param>
/// <param name="Force">Redo what is finished.</param>
sealed record AnalysisRequest(IReadOnlyList<string> Sources, string? Case, JobOptions Options, bool Force);
