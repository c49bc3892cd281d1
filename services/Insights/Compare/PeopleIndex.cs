using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Compare;

/// <summary>Who is who across interviews. Voices decide where both sides have one; names decide where they do not.
/// <para>The threshold is calibrated on voice prints of 22 people, five recording lines: of 1078 pairs of different people on one line
/// the most alike scored 0.63 (0.73 was seen between two synthetic voices), and 0.5 % of the pairs of one person who talks 20 s or more
/// scored below it. Across lines (telephone, room, clean) 38 % did: such a person may stay two, which a reader can see and mend;
/// two people taken for one would be a false contradiction.</para></summary>
internal sealed class PeopleIndex
{
    public const double SameVoice = 0.77;

    /// <summary>Whoever is as alike to a second person, to within this, stays apart from both.</summary>
    const double Ambiguous = 0.05;

    readonly Dictionary<(string Interview, string Speaker), string> _ids = [];
    readonly SortedDictionary<string, string> _named = new(StringComparer.Ordinal);

    public IReadOnlyList<Person> People { get; }

    /// <param name="cards">In sorted order.</param>
    /// <param name="byVoice">False where voice prints are left out.</param>
    public PeopleIndex(IReadOnlyList<Card> cards, bool byVoice)
    {
        var groups = new List<List<(Card Card, CardSpeaker Speaker)>>();
        foreach (var card in cards) Join(groups, card, byVoice);
        People = [.. groups.Select(g => ToPerson(g, byVoice)).OrderBy(p => p.Id, StringComparer.Ordinal)];
        foreach (var person in People)
        {
            foreach (var appearance in person.Appearances) _ids[(appearance.Interview, appearance.Speaker)] = person.Id;
            foreach (var part in Folding.Fold(person.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries)) _named.TryAdd(part, person.Id);
        }
    }

    /// <summary>The surest match first; two speakers of one interview are two people.</summary>
    static void Join(List<List<(Card Card, CardSpeaker Speaker)>> groups, Card card, bool byVoice)
    {
        var speakers = card.Speakers.OrderBy(s => s.Id, StringComparer.Ordinal).ToList();
        var matches = speakers.SelectMany(s => groups.Select(g => (Speaker: s, Group: g, Score: Likeness(g, s, byVoice))))
            .Where(m => m.Score >= SameVoice).OrderByDescending(m => m.Score).ToList();
        foreach (var (speaker, group, score) in matches)
        {
            if (matches.Exists(m => m.Speaker == speaker && m.Group != group && Math.Abs(score - m.Score) < Ambiguous)) continue;
            if (!speakers.Contains(speaker) || group.Exists(m => m.Card == card)) continue;
            group.Add((card, speaker));
            speakers.Remove(speaker);
        }
        groups.AddRange(speakers.Select(s => new List<(Card, CardSpeaker)> { (card, s) }));
    }

    public string Of(string interview, string speaker) => _ids.GetValueOrDefault((interview, speaker), $"{interview}/{speaker}");

    /// <summary>The person a folded name means; the name itself where nobody of that name was interviewed.</summary>
    public string Named(string name) => _named.GetValueOrDefault(name, name);

    static double Likeness(List<(Card Card, CardSpeaker Speaker)> group, CardSpeaker speaker, bool byVoice)
    {
        var voices = group.Where(m => m.Speaker.VoicePrint.Count == speaker.VoicePrint.Count && speaker.VoicePrint.Count > 0).ToList();
        if (byVoice && voices.Count > 0) return voices.Average(m => Cosine(m.Speaker.VoicePrint, speaker.VoicePrint));
        var name = Folding.Fold(speaker.Name);
        return name.Length > 0 && group.Any(m => SameName(Folding.Fold(m.Speaker.Name), name, ClaimGrammar.For(m.Card.Language))) ? 1 : 0;
    }

    // "Javier Molina" and "Molina" may be two people; a full name or the same single one is needed.
    static bool SameName(string a, string b, ClaimGrammar grammar) =>
        a == b || a.Split(' ') is var x && b.Split(' ') is var y && x.Length == y.Length && x.Zip(y).All(p => NameSounds.MayBeOne(p.First, p.Second, grammar));

    static Person ToPerson(List<(Card Card, CardSpeaker Speaker)> group, bool byVoice)
    {
        var name = group.Select(m => m.Speaker.Name).Where(n => n.Length > 0).OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).FirstOrDefault("");
        var appearances = group.Select(m => new Appearance(m.Card.Interview, m.Speaker.Id,
            Math.Round(byVoice && m.Speaker.VoicePrint.Count > 0 && group.Count > 1
                ? group.Where(o => o != m && o.Speaker.VoicePrint.Count == m.Speaker.VoicePrint.Count).Select(o => Cosine(o.Speaker.VoicePrint, m.Speaker.VoicePrint)).DefaultIfEmpty(1).Average() : 1, 4))).ToList();
        return new Person(ContentId.Of("p", appearances[0].Interview, appearances[0].Speaker), name, appearances);
    }

    static double Cosine(IReadOnlyList<float> a, IReadOnlyList<float> b)
    {
        double dot = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Count; i++) (dot, aa, bb) = (dot + a[i] * b[i], aa + a[i] * a[i], bb + b[i] * b[i]);
        return dot / Math.Max(Math.Sqrt(aa * bb), 1e-12);
    }
}
