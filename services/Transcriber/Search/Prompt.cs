using AudioAspire.Transcriber.Whisper;

namespace AudioAspire.Transcriber.Search;

/// <summary>What the decoder is told before it reads: names to expect, the language, the task.</summary>
/// <param name="StartIndex">Where the start of transcript is in <paramref name="Tokens"/>.</param>
internal sealed record Prompt(IReadOnlyList<int> Tokens, int StartIndex, string Language)
{
    /// <summary>Longer lists cost a good part of the decoder's 448 places and confuse more than they help.</summary>
    const int MaxVocabularyTokens = 100;

    public static Prompt For(WhisperModel model, string language, IReadOnlyList<string> vocabulary)
    {
        var config = model.Config;
        var names = vocabulary.Select(v => v.Trim()).Where(v => v.Length > 0).ToList();
        IReadOnlyList<int> previous = [];
        if (names.Count > 0)
            previous = [config.StartOfPrevious, .. model.Vocabulary.Encode(" " + string.Join(", ", names) + ".").Take(MaxVocabularyTokens)];
        // The four tokens behind keep the sum a multiple.
        previous = [.. previous.Take(previous.Count / BatchDecoder.RowTile * BatchDecoder.RowTile)];
        return new Prompt(
            [.. previous, config.StartOfTranscript, config.Languages[language], config.Transcribe, config.NoTimestamps],
            previous.Count, language);
    }
}
