using AudioAspire.Transcriber.Search;

namespace AudioAspire.Transcriber.Recognition;

/// <summary>What a recording's windows are read with.</summary>
/// <param name="Vocabulary">Names and terms to expect.</param>
/// <param name="Verbatim">Hesitations are wanted too.</param>
internal sealed record ReadingRequest(LanguageChoice Language, IReadOnlyList<string> Vocabulary, bool Verbatim, DecoderCounts Counts);
