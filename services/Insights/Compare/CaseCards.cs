using System.Numerics.Tensors;
using System.Globalization;
using System.Security.Cryptography;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;
using AudioAspire.Insights.Embedding;
using Google.Protobuf;

namespace AudioAspire.Insights.Compare;

/// <summary>Takes the common part out of an embedding (<see cref="SentenceEmbedder.Centre"/>).</summary>
internal delegate float[] Centring(ReadOnlySpan<float> embedding);

/// <summary>Collects the cards of a case one by one. Each is read as it comes, and only what the comparison needs of it is kept: the cards of
/// a large case together are too much for the memory.</summary>
internal sealed class CaseCards(Centring centre)
{
    const float AskedWeight = 0.7f, TopicWeight = 0.35f, OwnWeight = 1;
    readonly List<PreparedCard> _cards = [];
    readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);

    /// <summary>Numbers of all words and names.</summary>
    public Vocabulary Words { get; } = new();

    public int Count => _cards.Count;

    /// <summary>In order. Of the same interview given twice the later digest in order wins, whatever the order of arrival.</summary>
    public PreparedCard[] Sorted() => [.. _cards.GroupBy(c => c.Head.Interview, StringComparer.Ordinal).Select(g => g.MaxBy(c => c.Head.Digest, StringComparer.Ordinal)!).OrderBy(c => c.Head.Interview, StringComparer.Ordinal)];

    public void Add(Card card)
    {
        var head = new Card { Interview = card.Interview, Language = card.Language, Duration = card.Duration, Digest = card.Digest, Speakers = { card.Speakers }, Ideas = { card.Ideas } };
        var grammar = ClaimGrammar.For(card.Language);
        var meanings = new Dictionary<(int, int), sbyte[]>();
        var dates = new SpokenDates(card, grammar, Words);
        var claims = new List<PreparedClaim>(card.Claims.Count);
        foreach (var claim in card.Claims)
        {
            var question = int.TryParse(ClaimTraits.Read(claim, "question"), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : -1;
            if (!meanings.TryGetValue((claim.Sentence, question), out var meaning))
                meanings[(claim.Sentence, question)] = meaning = Compact(Meaning(card, claim.Sentence, question));
            var quote = claims.Count > 0 && claims[^1].Claim.Quote == claim.Quote ? claims[^1].Claim.Quote : claim.Quote;
            claims.Add(new PreparedClaim(
                Reported(claim, quote), new ClaimTraits(claim, meaning, dates.Of(claim.Sentence, question), grammar.Events(ClaimTraits.List(claim, "stems").Concat(ClaimTraits.List(claim, "asked")))),
                Stems(claim, grammar), Names(claim, "people"), Names(claim, "near")));
        }
        var mentioned = card.Claims.SelectMany(c => Names(c, "people").Concat(Names(c, "places"))).CountBy(n => n).ToDictionary(StringComparer.Ordinal);
        _cards.Add(new PreparedCard(head, Digest(card), claims, mentioned, [.. claims.SelectMany(c => c.Near).Distinct()]));
    }

    CardClaim Reported(CardClaim claim, string quote) => new()
    {
        Id = claim.Id, Kind = Pooled(claim.Kind), Turn = claim.Turn, Sentence = claim.Sentence, Start = claim.Start, End = claim.End, Speaker = Pooled(claim.Speaker),
        Quote = quote, Subject = Pooled(claim.Subject), Value = claim.Value, Negated = claim.Negated, Hedged = claim.Hedged, Reported = claim.Reported,
    };

    /// <summary>The words of a value that is made of words.</summary>
    public static string[] ValueWords(CardClaim claim) =>
        claim.Kind is ClaimKinds.Place or ClaimKinds.Negation or ClaimKinds.Other or ClaimKinds.Sequence ? claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    string Pooled(string word)
    {
        if (!_pool.TryGetValue(word, out var known)) _pool[word] = known = word;
        return known;
    }

    (int[], float[]) Stems(CardClaim claim, ClaimGrammar grammar)
    {
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var word in ClaimTraits.List(claim, "topic")) weights[word] = TopicWeight;
        foreach (var word in ClaimTraits.List(claim, "asked")) weights[word] = AskedWeight;
        foreach (var word in ClaimTraits.List(claim, "stems"))
            if (claim.Kind != ClaimKinds.Date || !grammar.Calendar.Contains(word)) weights[word] = OwnWeight;
        foreach (var word in ClaimTraits.List(claim, "focus"))
            if (weights.GetValueOrDefault(word) == OwnWeight || word[0] == Focus.Rank || word[0] == Focus.DayPart && claim.Kind is not (ClaimKinds.ClockTime or ClaimKinds.Date)) weights[word] = StemWeights.FocusWeight;
        // "How long did it last", "what did it cost": the kind says that already.
        if (claim.Kind is ClaimKinds.Duration or ClaimKinds.Quantity or ClaimKinds.Number)
            foreach (var word in grammar.Measures.Where(w => weights.Count > 1)) weights.Remove(word);
        string[] stems = [.. weights.Keys];
        Array.Sort(stems, StringComparer.Ordinal);
        foreach (var word in (string[])[claim.Subject, ClaimTraits.Read(claim, "opposite"), .. ValueWords(claim)]) Words.Of(word);
        return (Array.ConvertAll(stems, Words.Of), Array.ConvertAll(stems, word => weights[word]));
    }

    string[] Names(CardClaim claim, string attribute) => Array.ConvertAll(ClaimTraits.List(claim, attribute), Pooled);

    static sbyte[] Compact(float[] meaning)
    {
        var values = new sbyte[meaning.Length];
        for (var i = 0; i < values.Length; i++) values[i] = (sbyte)Math.Clamp(MathF.Round(meaning[i] * Likeness.Unit), -Likeness.Unit, Likeness.Unit);
        return values;
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

    // Without the bytes of a whole card in memory.
    static byte[] Digest(Card card)
    {
        using var sha = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write)) card.WriteTo(stream);
        return sha.Hash!;
    }
}
