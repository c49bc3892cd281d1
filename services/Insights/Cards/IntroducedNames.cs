using AudioAspire.Insights.Interviews;
using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Cards;

/// <summary>Names as people give them: "soy el inspector Javier Molina", "me llamo...", "my name is...", right after being asked for it a bare name, or the name by which the other speaker addresses them.</summary>
internal static class IntroducedNames
{
    const int MostWords = 4;

    /// <summary>The first name each speaker gives for him or herself.</summary>
    public static IReadOnlyDictionary<string, string> Introduced(Interview interview, IReadOnlyList<Sentence> sentences)
    {
        var lexicon = Lexicon.For(interview.Language);
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
            if (!names.ContainsKey(sentence.Speaker) && (Announced(sentence.Text, lexicon) ?? Answered(sentence, sentences, lexicon)) is { } name)
                names[sentence.Speaker] = name;
        Address(interview, sentences, lexicon, names);
        return names;
    }

    // With two speakers, whoever is called by name is the other one.
    static void Address(Interview interview, IReadOnlyList<Sentence> sentences, Lexicon lexicon, SortedDictionary<string, string> names)
    {
        if (interview.Speakers.Count != 2) return;
        foreach (var sentence in sentences)
            if (interview.Speakers.FirstOrDefault(s => s != sentence.Speaker) is { } other && !names.ContainsKey(other) && Vocatives.In(sentence, lexicon) is { } name)
                names[other] = name;
    }

    // After "me llamo" directly, after "soy" also behind an office: "soy el inspector ...".
    static string? Announced(string text, Lexicon lexicon)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
            for (var length = 1; length <= 3 && i + length < words.Length; length++)
            {
                var phrase = string.Join(' ', words[i..(i + length)]).ToLowerInvariant().Replace('’', '\'').Trim(',', '¡', '¿');
                if (!lexicon["introductions"].Contains(phrase)) continue;
                var at = i + length;
                while (at < words.Length && at < i + length + 3 && (lexicon["determiners"].Contains(words[at]) || lexicon["offices"].Contains(words[at].ToLowerInvariant()))) at++;
                if (NameAt(words, at, lexicon) is { } name) return name;
            }
        return null;
    }

    static string? Answered(Sentence sentence, IReadOnlyList<Sentence> sentences, Lexicon lexicon)
    {
        var asked = sentence.Index > 0 ? sentences[sentence.Index - 1] : null;
        if (asked is null || asked.Speaker == sentence.Speaker) return null;
        // The request may stand anywhere in the turn before: "Dígame su nombre y su ocupación."
        var request = string.Join(' ', sentences.Where(s => s.Turn == asked.Turn).Select(s => s.Text)).ToLowerInvariant();
        return lexicon["nameRequests"].Any(r => request.Contains(r, StringComparison.Ordinal))
            ? NameAt(sentence.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries), 0, lexicon, least: 2)
            : null;
    }

    static string? NameAt(string[] words, int at, Lexicon lexicon, int least = 1)
    {
        var name = new List<string>();
        for (; at < words.Length && name.Count < MostWords; at++)
        {
            var word = words[at].Trim('.', ',', ';', '!', '?');
            if (word.Length < 2 || !char.IsUpper(word[0]) || !char.IsLower(word[1]) || lexicon["stopWords"].Contains(word.ToLowerInvariant())) break;
            // "I'm Michael's wife" names somebody else.
            if (word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal)) return null;
            name.Add(word);
            if (word.Length != words[at].Length) break;
        }
        return name.Count < least ? null : string.Join(' ', name);
    }
}
