using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Compare;

/// <param name="months">Numbers of months; <paramref name="days"/> of month and day together.</param>
internal sealed class NamedDates(NumberSet months, NumberSet days)
{
    public static readonly NamedDates None = new(NumberSet.Empty, NumberSet.Empty);

    public NumberSet Months => months;
    public NumberSet Days => days;
}

/// <summary>Which day or month an interview speaks of at each point.</summary>
internal sealed class SpokenDates(Card card, ClaimGrammar grammar, Vocabulary words)
{
    const int LookBack = 8;
    // what each sentence names, once it has been read
    readonly NamedDates?[] _named = new NamedDates?[card.Sentences.Count];

    /// <param name="question">Index of the sentence that asks; -1 where none does.</param>
    public NamedDates Of(int sentence, int question)
    {
        var dates = At(sentence);
        // speech stays at a date until it names another
        for (var at = question; dates == NamedDates.None && at >= 0 && at > question - LookBack; at--) dates = At(at);
        return dates;
    }

    NamedDates At(int sentence) => sentence < 0 || sentence >= _named.Length ? NamedDates.None : _named[sentence] ??= Read(card.Sentences[sentence].Text);

    NamedDates Read(string text)
    {
        var dates = DateReader.Read(Claims.Word.Of(text, grammar), grammar).Select(m => m.Value.Split('w', 'y')[0]).Where(m => m.Length > 0 && m[0] != '-').ToList();
        return dates.Count == 0 ? NamedDates.None : new NamedDates(Numbers(dates.Select(d => d.Split('-')[0])), Numbers(dates.Where(d => d.Contains('-'))));
    }

    NumberSet Numbers(IEnumerable<string> dates) => new([.. dates.Select(words.Of).Distinct()]);
}
