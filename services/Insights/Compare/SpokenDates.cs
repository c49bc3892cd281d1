using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Compare;

/// <param name="months">Numbers of months; <paramref name="days"/> of month and day together.</param>
/// <param name="interview">All months that the interview names.</param>
/// <param name="carried">Named some sentences before, not here.</param>
internal sealed class NamedDates(NumberSet months, NumberSet days, NumberSet interview, bool carried = false)
{
    public static readonly NamedDates None = new(NumberSet.Empty, NumberSet.Empty, NumberSet.Empty);

    readonly NumberSet _months = months, _interview = interview;
    readonly bool _carried = carried;

    public NumberSet Days => days;

    public NamedDates Carried => field ??= new NamedDates(_months, days, _interview, carried: true);

    /// <summary>Whether the two are of different months. A month that is only carried over tells two occasions apart where one of the interviews
    /// names both; else the two may well disagree on when the same thing was.</summary>
    public bool AreApart(NamedDates other) =>
        _months.Count > 0 && other._months.Count > 0 && !_months.Overlaps(other._months)
        && (!_carried && !other._carried || _interview.Overlaps(other._months) || other._interview.Overlaps(_months));
}

/// <summary>Which day or month an interview speaks of at each point.</summary>
internal sealed class SpokenDates
{
    const int LookBack = 8;
    readonly NamedDates[] _named;

    public SpokenDates(Card card, ClaimGrammar grammar, Vocabulary words)
    {
        NumberSet Numbers(IEnumerable<string> dates) => new([.. dates.Select(words.Of).Distinct()]);
        string[][] named = [.. card.Sentences.Select(s => DateReader.Read(Claims.Word.Of(s.Text, grammar), grammar)
            .Select(m => m.Value.Split('w', 'y')[0]).Where(m => m.Length > 0 && m[0] != '-').ToArray())];
        var all = Numbers(named.SelectMany(dates => dates.Select(Month)));
        _named = Array.ConvertAll(named, dates => dates.Length == 0 ? NamedDates.None : new NamedDates(Numbers(dates.Select(Month)), Numbers(dates.Where(d => d.Contains('-'))), all));
    }

    /// <param name="question">Index of the sentence that asks; -1 where none does.</param>
    public NamedDates Of(int sentence, int question)
    {
        if (At(sentence) is var said && said != NamedDates.None) return said;
        if (At(question) is var asked && asked != NamedDates.None) return asked;
        // speech stays at a date until it names another
        for (var at = question - 1; at >= 0 && at > question - LookBack; at--)
            if (_named[at] != NamedDates.None) return _named[at].Carried;
        return NamedDates.None;
    }

    NamedDates At(int sentence) => sentence < 0 || sentence >= _named.Length ? NamedDates.None : _named[sentence];

    static string Month(string date) => date.Split('-')[0];
}
