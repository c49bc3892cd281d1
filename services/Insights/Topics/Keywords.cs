using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Topics;

/// <summary>Words that set a segment apart from the others: tf-idf (Spärck Jones 1972), the segments being the documents.</summary>
internal static class Keywords
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<string> segments, string language, int most = 6)
    {
        var lexicon = Lexicon.For(language);
        var counts = segments.Select(s => Tokens.Of(s).Where(w => IsKeyword(w, lexicon)).CountBy(w => w).ToDictionary()).ToArray();
        var documents = counts.SelectMany(c => c.Keys).CountBy(w => w).ToDictionary();
        return [.. counts.Select(c => (IReadOnlyList<string>)[.. c
            .OrderByDescending(w => w.Value * Math.Log(1 + (double)segments.Count / documents[w.Key]))
            .ThenByDescending(w => w.Key.Length).ThenBy(w => w.Key, StringComparer.Ordinal)
            .Take(most).Select(w => w.Key)])];
    }

    static bool IsKeyword(string word, Lexicon lexicon) =>
        word.Length > 3 && char.IsLetter(word[0])
        && !lexicon["stopWords"].Contains(word) && !lexicon["verbs"].Contains(word) && !lexicon["numbers"].Contains(word);
}
