using AudioAspire.Transcriber.Whisper;

namespace AudioAspire.Transcriber.Search;

/// <summary>What the decoder is told before it reads: the language, the task, whether hesitations are wanted.</summary>
/// <param name="StartIndex">Where the start of transcript is in <paramref name="Tokens"/>.</param>
internal sealed record Prompt(IReadOnlyList<int> Tokens, int StartIndex, string Language)
{
    /// <summary>Whisper leaves hesitations out as subtitles do; text before it that has them makes it write more of them.</summary>
    static readonly Dictionary<string, string> Hesitations = new(StringComparer.Ordinal)
    {
        ["en"] = " Um, so, uh, I, I was, you know, hmm, like, um, waiting.",
        ["es"] = " Eh, bueno, este, yo, yo estaba, o sea, mm, pues, eh, esperando.",
    };

    /// <summary>The same words before, another language: prompts of one batch are equally long.</summary>
    public Prompt In(string language, WhisperConfig config) =>
        language == Language ? this : this with { Tokens = [.. Tokens.Take(StartIndex + 1), config.Languages[language], .. Tokens.Skip(StartIndex + 2)], Language = language };

    /// <param name="verbatim">Asks for hesitations, in the languages of <see cref="Hesitations"/>.</param>
    public static Prompt For(WhisperModel model, string language, bool verbatim = false)
    {
        var config = model.Config;
        List<int> previous = [];
        if (verbatim && Hesitations.TryGetValue(language, out var hesitations)) previous = [config.StartOfPrevious, .. model.Vocabulary.Encode(hesitations)];
        // The four tokens behind keep the sum a multiple.
        previous = previous[..(previous.Count / BatchDecoder.RowTile * BatchDecoder.RowTile)];
        return new Prompt(
            [.. previous, config.StartOfTranscript, config.Languages[language], config.Transcribe, config.NoTimestamps],
            previous.Count, language);
    }
}
