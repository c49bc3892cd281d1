using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;
using Google.Protobuf;

namespace AudioAspire.Insights.Compare;

/// <summary>A case from its cards: a pure function of them in sorted order, ids derived from content.</summary>
internal sealed class CaseComparer(Centring centre)
{
    const int MostIdeas = 20;
    // More than a person can read; the surest come first.
    const int MostReported = 2000;

    /// <summary>To add cards to as they come.</summary>
    public CaseCards Collect(params IEnumerable<Card> cards)
    {
        var collected = new CaseCards(centre);
        foreach (var card in cards) collected.Add(card);
        return collected;
    }

    public CaseReport Compare(string name, IEnumerable<Card> given, IReadOnlyCollection<string> without, CancellationToken cancel = default) =>
        Compare(name, Collect(given), without, [], cancel).Report;

    /// <param name="given">Compared once: it is empty afterwards.</param>
    /// <param name="before">Pairs of an earlier comparison: those that are still the same are taken from there, with the same result.</param>
    public CaseComparison Compare(string name, CaseCards given, IReadOnlyCollection<string> without, IEnumerable<ComparedPair> before, CancellationToken cancel = default)
    {
        var collected = given.Sorted();
        Card[] cards = [.. collected.Select(c => c.Head)];
        var people = new PeopleIndex(cards, !without.Contains("voiceprints"));
        var facts = Facts(collected, people, given.Words);
        var (pairs, compared) = Pairs(facts, new ComparisonMemory(before), cancel);
        Fact[] all = [.. facts.SelectMany(f => f.Facts)];
        var language = Language(cards);
        var writer = new EvidenceWriter(cards, language);
        Contradiction[] contradictions = [.. Selection.Ordered(pairs.SelectMany(p => p.Findings.Conflicts)).Take(MostReported).Select(writer.Contradiction)];
        Agreement[] agreements = [.. Selection.Ordered(pairs.SelectMany(p => p.Findings.Agreements)).Take(MostReported).Select(writer.Agreement)];
        var report = new CaseReport
        {
            Case = name,
            Language = language,
            Interviews = [.. cards.Select(c => new CaseInterview(c.Interview, c.Duration, c.Language, [.. c.Speakers.Select(s => s.Id).Order(StringComparer.Ordinal)]))],
            People = people.People,
            Contradictions = contradictions,
            Agreements = agreements,
            Ideas = Ideas(cards),
            Timeline = Timeline(all, writer),
            Matrix = Matrix(contradictions, agreements),
            OpenQuestions = OpenQuestions.Of(all, Touched(pairs), [.. cards.Select(c => c.Interview)], new Likeness(facts), writer),
            Without = [.. without.Order(StringComparer.Ordinal)],
        };
        return new CaseComparison(report, [.. pairs.Select(p => ComparisonMemory.Remember(p.Key, p.Findings))], compared);
    }

    /// <summary>Every two interviews, in order.</summary>
    static (ComparedCards[] Pairs, int Compared) Pairs(CardFacts[] facts, ComparisonMemory memory, CancellationToken cancel)
    {
        var large = CandidateSearch.LargeGroups(facts);
        var pairs = new ComparedCards[facts.Length * (facts.Length - 1) / 2];
        var compared = 0;
        var places = Enumerable.Range(0, facts.Length).SelectMany(a => Enumerable.Range(a + 1, facts.Length - a - 1).Select(b => (a, b))).ToArray();
        Parallel.For(0, pairs.Length, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var (a, b) = (facts[places[i].a], facts[places[i].b]);
            var key = PairKey.Of(a, b, large);
            var known = memory.Find(key, a, b);
            if (known is null) Interlocked.Increment(ref compared);
            pairs[i] = new ComparedCards(a, b, key, known ?? PairComparison.Of(a, b, large, cancel));
        });
        return (pairs, compared);
    }

    sealed record ComparedCards(CardFacts A, CardFacts B, ByteString Key, PairFindings Findings);

    static HashSet<Fact> Touched(ComparedCards[] pairs) =>
        [.. pairs.SelectMany(p => p.Findings.TouchedA.Select(at => p.A.Facts[at]).Concat(p.Findings.TouchedB.Select(at => p.B.Facts[at])))];

    /// <summary>The same inside one interview: one person against him- or herself, in different turns.</summary>
    public IReadOnlyList<SelfContradiction> CompareWithin(Card card, CancellationToken cancel = default)
    {
        const double Stricter = 0.08;
        var given = Collect(card);
        var facts = Facts(given.Sorted(), new PeopleIndex([card], byVoice: false), given.Words);
        var judgements = PairComparison.Judgements(facts[0], facts[0], CandidateSearch.LargeGroups(facts), static (a, b) => a.Owner == b.Owner && a.Claim.Turn != b.Claim.Turn && a.Index < b.Index, cancel);
        var writer = new EvidenceWriter([card], card.Language);
        return [.. Selection.Conflicts(judgements).Where(j => j.Score > Stricter).Select(writer.Contradiction)
            .Select(c => new SelfContradiction(c.Id, c.Kind, c.Confidence, c.Explanation, c.A, c.B))];
    }

    /// <summary>Every pair of claims of different interviews that could be compared, for those who tune.</summary>
    internal IReadOnlyList<Judgement> Judge(Card[] cards)
    {
        var given = Collect(cards);
        var facts = Facts(given.Sorted(), new PeopleIndex([.. given.Sorted().Select(c => c.Head)], byVoice: true), given.Words);
        var large = CandidateSearch.LargeGroups(facts);
        return [.. facts.SelectMany((a, i) => facts.Skip(i + 1).SelectMany(b => PairComparison.Judgements(a, b, large, static (_, _) => true, default)))];
    }

    static string Language(IEnumerable<Card> cards) =>
        cards.GroupBy(c => c.Language).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? "";

    static CardFacts[] Facts(PreparedCard[] cards, PeopleIndex people, Vocabulary words)
    {
        var reader = new FactReader(people, new NameVariants(cards, Language(cards.Select(c => c.Head))), words);
        return [.. cards.Select(reader.Read)];
    }

    static List<MatrixCell> Matrix(Contradiction[] contradictions, Agreement[] agreements) =>
        [.. contradictions.Select(c => (c.A, c.B, Conflict: 1)).Concat(agreements.Select(a => (a.A, a.B, Conflict: 0)))
            .GroupBy(p => string.CompareOrdinal(p.A.Interview, p.B.Interview) <= 0 ? (A: p.A.Interview, B: p.B.Interview) : (A: p.B.Interview, B: p.A.Interview))
            .OrderBy(g => g.Key.A, StringComparer.Ordinal).ThenBy(g => g.Key.B, StringComparer.Ordinal)
            .Select(g => new MatrixCell(g.Key.A, g.Key.B, g.Sum(p => p.Conflict), g.Count(p => p.Conflict == 0)))];

    static List<CaseIdea> Ideas(Card[] cards) =>
        [.. cards.SelectMany(c => c.Ideas.Select(i => (Card: c, Idea: i)))
            .GroupBy(x => Folding.Fold(x.Idea.Text), StringComparer.Ordinal)
            .Select(g => new CaseIdea(g.First().Idea.Text, Math.Round(g.Sum(x => x.Idea.Weight) / cards.Length, 4), [.. g.Select(x => new CaseIdeaSource(x.Card.Interview, [.. x.Idea.Turns]))]))
            .OrderByDescending(i => i.Weight).ThenBy(i => i.Text, StringComparer.Ordinal).Take(MostIdeas)];

    static List<TimelineEvent> Timeline(IReadOnlyList<Fact> facts, EvidenceWriter writer) =>
        [.. facts.Where(f => !f.Traits.Ignored && f.Claim.Kind is ClaimKinds.ClockTime or ClaimKinds.Date)
            .OrderBy(f => f.Claim.Kind == ClaimKinds.Date ? 0 : 1).ThenBy(f => f.Claim.Value, StringComparer.Ordinal).ThenBy(f => f.Interview).ThenBy(f => f.Claim.Start)
            .Select(f => new TimelineEvent(f.Claim.Value, f.Claim.Quote, writer.Evidence(f)))];
}
