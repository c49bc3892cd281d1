using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Summaries;

/// <summary>How much a text tells: its content words, numbers and names, up to a saturation; courtesies tell nothing.</summary>
internal static class Informativeness
{
    const double Saturation = 8;

    public static double Of(string text, Lexicon lexicon)
    {
        var words = Tokens.Of(text);
        double content = words.Count(w => w.Length > 2 && !lexicon["stopWords"].Contains(w));
        content += words.Count(w => w.Any(char.IsDigit) || lexicon["numbers"].Contains(w));
        content += Names(text);
        return Phrases.Count(words, lexicon["courtesies"]) > 0 ? 0.2 * content / (content + Saturation) : content / (content + Saturation);
    }

    // Capital letters that do not begin a sentence.
    static int Names(string text)
    {
        var count = 0;
        for (var i = 2; i < text.Length; i++)
            if (char.IsUpper(text[i]) && text[i - 1] == ' ' && (char.IsLetter(text[i - 2]) || text[i - 2] == ',')) count++;
        return count;
    }
}
