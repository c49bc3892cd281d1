namespace AudioAspire.Transcriber.Words;

/// <summary>Tells words that exist from those that Whisper makes up of syllables it heard. What is capitalised may be a name, what has no
/// vowel a sound: neither is called made up.</summary>
/// <param name="expected">Words of the case's vocabulary.</param>
internal sealed class MadeUpWords(Lexicon lexicon, IEnumerable<string> expected)
{
    /// <summary>What the bytes of a character that has not come to its end are decoded to.</summary>
    const char Unfinished = '\uFFFD';

    readonly HashSet<string> _expected = [.. expected.SelectMany(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(Lexicon.Fold)];

    /// <param name="open">The last word may go on.</param>
    /// <returns>Whether a word of the text is made up.</returns>
    public bool In(string text, bool open = false)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == Unfinished)) continue;
            if (i > start && Is(text[start..i], open && i == text.Length)) return true;
            start = i + 1;
        }
        return false;
    }

    bool Is(string word, bool open)
    {
        var folded = Lexicon.Fold(word.TrimEnd(Unfinished));
        if (folded.Length == 0 || !char.IsLower(word[0]) || !word.All(c => char.IsLetter(c) || c == Unfinished)) return false;
        return open
            ? !lexicon.HoldsBeginning(folded) && !_expected.Any(e => e.StartsWith(folded, StringComparison.Ordinal))
            : folded.IndexOfAny(['a', 'e', 'i', 'o', 'u', 'y']) >= 0 && !lexicon.Holds(folded) && !_expected.Contains(folded);
    }
}
