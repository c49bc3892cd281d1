using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Cards;

/// <summary>The name by which one of two speakers addresses the other: "Hi, Michael, thanks for coming", "¿En qué trabaja, Lucía?", "gracias, señora Quintana".</summary>
internal static class Vocatives
{
    const int GreetingWords = 3;

    /// <returns>Null where nobody of that turn is addressed by name.</returns>
    public static string? In(Sentence sentence, Lexicon lexicon)
    {
        var words = sentence.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < words.Length; i++)
        {
            var name = words[i].Trim('.', ',', '?', '!', ';');
            if (name.Length < 2 || !char.IsUpper(name[0]) || !char.IsLower(name[1]) || lexicon["stopWords"].Contains(name.ToLowerInvariant())) continue;
            var before = words[i - 1];
            var titled = lexicon["titles"].Contains(before.ToLowerInvariant());
            var setOff = before.EndsWith(',') && name.Length < words[i].Length && (i == words.Length - 1 || i <= GreetingWords);
            if (titled && name.Length < words[i].Length || setOff) return name;
        }
        return null;
    }
}
