using System.Collections.Frozen;
using System.Globalization;
using System.Numerics.Tensors;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;
using AudioAspire.Insights.Embedding;

namespace AudioAspire.Insights.Compare;

/// <summary>Takes the common part out of an embedding (<see cref="SentenceEmbedder.Centre"/>).</summary>
internal delegate float[] Centring(ReadOnlySpan<float> embedding);

/// <summary>Prepares a card's claims: whose they are, whom and what they are about.</summary>
internal sealed class FactReader(Centring centre, PeopleIndex people, NameVariants names)
{
    const float AskedWeight = 0.7f, TopicWeight = 0.35f;
    const int LookBack = 8;
    readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlySet<string>> _sets = new(StringComparer.Ordinal);

    /// <param name="interview">The card's position in sorted order.</param>
    public CardFacts Read(Card card, int interview)
    {
        var identities = new Identities(card.Interview, people, names);
        return new CardFacts(card, [.. Read(card, interview, identities)], identities);
    }

    IEnumerable<Fact> Read(Card card, int interview, Identities names)
    {
        var grammar = ClaimGrammar.For(card.Language);
        var meanings = new Dictionary<(int, int), sbyte[]>();
        var dated = new string[card.Sentences.Count][];
        foreach (var (index, claim) in card.Claims.Select(names.Of).Index())
        {
            var own = Fact.List(claim, "stems").Select(names.Stem).ToHashSet(StringComparer.Ordinal);
            if (claim.Kind == ClaimKinds.Date) own.ExceptWith(grammar.Calendar);
            var stems = new SortedDictionary<string, float>(StringComparer.Ordinal);
            Weigh(stems, Fact.List(claim, "topic").Select(names.Stem), TopicWeight);
            Weigh(stems, Fact.List(claim, "asked").Select(names.Stem), AskedWeight);
            Weigh(stems, own, 1);
            // "How long did it last", "what did it cost": the kind says that already.
            if (claim.Kind is ClaimKinds.Duration or ClaimKinds.Quantity or ClaimKinds.Number)
                foreach (var word in grammar.Measures.Where(w => stems.Count > 1)) stems.Remove(word);
            var owner = names.Owner(claim.Speaker);
            var subjects = Fact.List(claim, "people").Select(names.Named).ToHashSet(StringComparer.Ordinal);
            if (Fact.Read(claim, "person") == "self") subjects.Add(owner);
            var near = Fact.List(claim, "near").Select(names.Named).Concat(subjects).ToHashSet(StringComparer.Ordinal);
            if (Fact.Read(claim, "person") is "self" or "we" or "object") near.Add(owner);
            var question = int.TryParse(Fact.Read(claim, "question"), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : -1;
            if (!meanings.TryGetValue((claim.Sentence, question), out var meaning))
                meanings[(claim.Sentence, question)] = meaning = Compact(Meaning(card, claim.Sentence, question));
            var dates = Dates(card, claim.Sentence, question, grammar, dated);
            yield return new Fact(interview, claim, owner, new StemWeights(stems), meaning, Small(subjects), Small(near), Small([.. dates.Select(d => d.Split('-')[0])]))
            {
                Agent = claim.Subject != AgentReader.Unit ? "" : claim.Value == "self" ? owner : names.Named(claim.Value),
                Index = index,
                Days = Small([.. dates.Where(d => d.Contains('-'))]),
            };
        }
    }

    // The same words come again and again: one string each.
    string Pooled(string word)
    {
        if (!_pool.TryGetValue(word, out var known)) _pool[word] = known = word;
        return known;
    }

    // And the same few people.
    IReadOnlySet<string> Small(HashSet<string> set)
    {
        if (set.Count == 0) return FrozenSet<string>.Empty;
        var key = string.Join('|', set.Order(StringComparer.Ordinal));
        if (!_sets.TryGetValue(key, out var known)) _sets[key] = known = set;
        return known;
    }

    static sbyte[] Compact(float[] meaning)
    {
        var values = new sbyte[meaning.Length];
        for (var i = 0; i < values.Length; i++) values[i] = (sbyte)Math.Clamp(MathF.Round(meaning[i] * Likeness.Unit), -Likeness.Unit, Likeness.Unit);
        return values;
    }

    void Weigh(SortedDictionary<string, float> stems, IEnumerable<string> words, float weight)
    {
        foreach (var word in words.Select(Pooled)) stems[word] = Math.Max(weight, stems.GetValueOrDefault(word));
    }

    float[] Meaning(Card card, int sentence, int question)
    {
        var own = Embedding(card, sentence);
        var asked = Embedding(card, question);
        if (own.Length == 0 || asked.Length == 0) return own.Length > 0 ? own : asked;
        TensorPrimitives.Add(own, asked, own);
        TensorPrimitives.Divide(own, Math.Max(TensorPrimitives.Norm<float>(own), 1e-9f), own);
        return own;
    }

    float[] Embedding(Card card, int sentence) =>
        sentence >= 0 && sentence < card.Sentences.Count && card.Sentences[sentence].Embedding.Length == SentenceEmbedder.Dimensions
            ? centre(QuantisedEmbedding.Restore(card.Sentences[sentence].Embedding.Span, card.Sentences[sentence].Scale)) : [];

    /// <summary>Month, or month and day.</summary>
    /// <param name="dated">What each sentence names, once it has been read.</param>
    static HashSet<string> Dates(Card card, int sentence, int question, ClaimGrammar grammar, string[]?[] dated)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var at in (int[])[sentence, question])
        {
            if (at < 0 || at >= card.Sentences.Count || found.Count > 0) continue;
            found.UnionWith(dated[at] ??= [.. Named(card.Sentences[at].Text, grammar)]);
        }
        // speech stays at a date until it names another
        for (var at = Math.Max(question, 0) - 1; at >= 0 && at > question - LookBack && found.Count == 0 && question >= 0; at--)
            found.UnionWith(dated[at] ??= [.. Named(card.Sentences[at].Text, grammar)]);
        return found;
    }

    static IEnumerable<string> Named(string text, ClaimGrammar grammar) =>
        DateReader.Read(Claims.Word.Of(text, grammar), grammar).Select(m => m.Value.Split('w')[0]).Where(m => m.Length > 0 && m[0] != '-');
}
