using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Summaries;

/// <summary>How much a text tells: its content words, numbers and names, up to a saturation; courtesies tell nothing.</summary>
internal static class Informativeness
{
    const double Saturation = 8;

    public static double Of(string text, Lexicon lexicon)
    {
        var details = Details(text, lexicon);
        return Phrases.Count(Tokens.Of(text), lexicon["courtesies"]) > 0 ? 0.2 * details / (details + Saturation) : details / (details + Saturation);
    }

    /// <summary>Content words, numbers and names, a number or name counting twice.</summary>
    public static double Details(string text, Lexicon lexicon)
    {
        var words = Tokens.Of(text);
        double content = words.Count(w => w.Length > 2 && !lexicon["stopWords"].Contains(w));
        content += words.Count(w => w.Any(char.IsDigit) || lexicon["numbers"].Contains(w));
        return content + Names(text);
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
