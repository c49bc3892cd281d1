using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Sentences;

/// <summary>Listener noises ("ajá", "mm-hm", "right"): one to three words, all of them on the language's list.</summary>
internal static class BackChannels
{
    public static bool IsBackChannel(string turn, Lexicon lexicon)
    {
        var words = Tokens.Of(turn);
        return words.Count is > 0 and <= 3 && !turn.Contains('?') && words.All(lexicon["backChannels"].Contains);
    }
}
