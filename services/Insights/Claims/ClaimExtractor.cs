using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Claims;

/// <summary>Checkable statements of the people who answer: values that can be compared (times, dates, places, counts, durations, colours,
/// company, order) and, clause by clause, what is said to be so or not. Questions claim nothing; they lend their words to short answers.</summary>
internal static class ClaimExtractor
{
    /// <param name="language">"es", "en"; a language without tables gives no claims.</param>
    /// <param name="isInterviewer">What an interviewer says is put to the other, not claimed; a recogniser often drops its question marks.</param>
    public static IReadOnlyList<CardClaim> Extract(IReadOnlyList<Sentence> sentences, string language, Func<string, bool> isInterviewer)
    {
        var grammar = ClaimGrammar.For(language);
        if (!grammar.IsKnown) return [];
        var words = Names.Mark([.. sentences.Select(s => Asides.Without(Word.Of(s.Text, grammar), grammar))], grammar);
        var contexts = new ContextReader(sentences, words);
        List<CardClaim> claims = [], orders = [];
        for (var i = 0; i < sentences.Count; i++)
        {
            if (isInterviewer(sentences[i].Speaker) || sentences[i].IsQuestion || words[i].Count == 0) continue;
            var context = contexts.Of(i);
            var taken = new HashSet<int>();
            var measured = Measured(words[i], context, grammar, taken);
            foreach (var value in measured.Concat(Named(words[i], context, grammar, taken))) claims.Add(Claim(sentences[i], words[i], context, grammar, value));
            // "Was it at eight?" "Yes, that's right."
            if (measured.Count == 0 && PolarityReader.Confirms(words[i], context, grammar))
            {
                List<Word> question = [.. context.QuestionWords];
                foreach (var value in Measured(question, contexts.Of(context.Question!.Index), grammar, [])) claims.Add(Claim(sentences[i], question, context, grammar, value));
            }
            foreach (var statement in PolarityReader.Read(words[i], context, grammar)) claims.Add(Statement(sentences[i], words[i], context, grammar, statement));
            var follows = i > 0 && sentences[i - 1].Turn == sentences[i].Turn && !sentences[i - 1].IsQuestion;
            foreach (var order in SequenceReader.Read(words[i], follows ? words[i - 1] : [], context, grammar)) orders.Add(Claim(sentences[i], words[i], context, grammar, order));
        }
        return Identify([.. claims, .. orders]);
    }

    // Times, dates, amounts and colours.
    static List<Mention> Measured(List<Word> words, SentenceContext context, ClaimGrammar grammar, HashSet<int> taken)
    {
        var found = new List<Mention>();
        void Take(IEnumerable<Mention> mentions)
        {
            foreach (var mention in mentions.ToList())
            {
                if (Enumerable.Range(mention.At, mention.Length).Any(taken.Contains)) continue;
                found.Add(mention);
                taken.UnionWith(Enumerable.Range(mention.At, mention.Length));
            }
        }

        Take(DateReader.Read(words, grammar));
        Take(ClockTimeReader.Read(words, grammar, Asks("timeQuestions", context, grammar)));
        Take(AmountReader.Read(words, grammar, taken, context.Opens || context.Follows ? AskedUnit.Of(context.QuestionWords, grammar) : ""));
        Take(ColourReader.Read(words, grammar));
        return SelfRepair.Without(found, SelfRepair.Of(words, grammar));
    }

    // Places, company, doers and what is one of its class.
    static List<Mention> Named(List<Word> words, SentenceContext context, ClaimGrammar grammar, HashSet<int> taken) => SelfRepair.Without(
    [
        .. PlaceReader.Read(words, grammar, taken, Asks("whereQuestions", context, grammar)), .. PresenceReader.Read(words, context, grammar),
        .. ClassReader.Read(words, grammar), .. AgentReader.Read(words, context, grammar),
    ], SelfRepair.Of(words, grammar));

    static bool Asks(string list, SentenceContext context, ClaimGrammar grammar) => context.Opens && grammar.Any(list, context.QuestionWords);

    static CardClaim Claim(Sentence sentence, List<Word> words, SentenceContext context, ClaimGrammar grammar, Mention mention)
    {
        var valued = mention.Kind is ClaimKinds.Place or ClaimKinds.Present or ClaimKinds.Sequence || mention.Unit == AgentReader.Unit ? Enumerable.Range(0, 0) : Enumerable.Range(mention.At, mention.Length - (mention.Kind is ClaimKinds.Number or ClaimKinds.Quantity && mention.Length > 1 ? 1 : 0));
        var stems = words.Where((w, i) => w.Stem.Length > 0 && (!valued.Contains(i) || w.Stem == mention.Unit)).Select(w => w.Stem);
        var claim = Base(sentence, words, mention.At, context, grammar, stems);
        claim.Kind = mention.Kind;
        claim.Value = mention.Value;
        claim.Subject = mention.Unit;
        claim.Negated = PolarityReader.DeniesValue(words, mention.At, grammar);
        if (mention.Answers) Attribute(claim, "asks", "count");
        // "how many letters did you get?" has an answer for each who is asked
        if (context.QuestionWords.Any(w => grammar.Has("second", w.Folded) || grammar.Has("secondPossessives", w.Folded)) && grammar.Any("ownVerbs", context.QuestionWords)) Attribute(claim, "owned", "yes");
        if (mention.Kind == ClaimKinds.Place && IsLocated(words, mention.At, context, grammar)) Attribute(claim, "located", "yes");
        if (mention.Length > 0) claim.Quote = sentence.Text;
        return claim;
    }

    // "Ramón was there, at the side door", or the answer to "where were you?"
    static bool IsLocated(List<Word> words, int at, SentenceContext context, ClaimGrammar grammar)
    {
        const int Reach = 2;
        return words.Skip(Math.Max(0, at - Reach)).Take(Math.Min(Reach, at)).Any(w => grammar.Has("locatives", w.Folded))
            || context.Opens && grammar.Any("whereQuestions", context.QuestionWords) && context.QuestionWords.Any(w => grammar.Has("locatives", w.Folded));
    }

    static CardClaim Statement(Sentence sentence, List<Word> words, SentenceContext context, ClaimGrammar grammar, Polarity polarity)
    {
        // "Was it Joanne?" "No." is about Joanne
        var claim = Base(sentence, words, polarity.At, context, grammar, polarity.Stems, polarity.FromQuestion ? context.QuestionWords : null);
        claim.Kind = polarity.Negated ? ClaimKinds.Negation : ClaimKinds.Other;
        claim.Negated = polarity.Negated;
        claim.Value = string.Join(' ', polarity.Stems);
        claim.Predicate = polarity.FromQuestion ? "question" : "";
        Attribute(claim, "universal", polarity.Universal ? "yes" : "");
        Attribute(claim, "opposite", polarity.Opposite);
        Attribute(claim, "attendance", polarity.Attendance ? "yes" : "");
        Attribute(claim, "implied", polarity.Implied ? "yes" : "");
        return claim;
    }

    static CardClaim Base(Sentence sentence, List<Word> words, int at, SentenceContext context, ClaimGrammar grammar, IEnumerable<string> stems, IReadOnlyList<Word>? question = null)
    {
        var clause = Clauses.Around(words, at, grammar);
        // "He told me... no, wait, I saw it myself": what was taken back does not count
        var meant = SelfRepair.Of(words, grammar) is var repair && at >= repair ? words[repair..] : words;
        var claim = new CardClaim
        {
            Turn = sentence.Turn, Sentence = sentence.Index, Start = sentence.Start, End = sentence.End, Speaker = sentence.Speaker, Quote = sentence.Text,
            Hedged = grammar.Any("hedges", meant),
            Reported = IsReported(meant, at - (words.Count - meant.Count), grammar),
        };
        Attribute(claim, "stems", string.Join(' ', stems.Distinct()));
        Attribute(claim, "asked", string.Join(' ', context.Asked));
        Attribute(claim, "topic", string.Join(' ', context.Topic));
        Attribute(claim, "people", string.Join(' ', words.Concat(question ?? []).Where(w => w.IsPerson).Select(w => w.Folded).Distinct()));
        Attribute(claim, "places", string.Join(' ', words.Where(w => w.IsPlaceName).Select(w => w.Folded).Distinct()));
        Attribute(claim, "near", string.Join(' ', context.Near));
        Attribute(claim, "person", PersonReader.Read(clause, words, context, grammar));
        Attribute(claim, "plan", Clauses.IsPlan(clause, grammar) || grammar.Any("otherOccasions", clause) && !grammar.Any("otherOccasions", context.QuestionWords) || Clauses.IsConditional(words, grammar) ? "yes" : "");
        Attribute(claim, "opinion", words.Any(w => grammar.Has("ignoreOpinion", w.Folded) && !w.EndsClause) || context.QuestionWords.Any(w => grammar.Has("ignoreOpinion", w.Folded)) ? "yes" : "");
        Attribute(claim, "focus", string.Join(' ', Focus.Of(words, context.QuestionWords, grammar)));
        if (context.Question is { } asked)
        {
            Attribute(claim, "question", asked.Index.ToString(CultureInfo.InvariantCulture));
            foreach (var list in (string[])["whereQuestions", "timeQuestions", "durationQuestions", "dateQuestions", "presenceQuestions", "matterQuestions"])
                if (context.QuestionWords.Count > 0 && (context.Opens || context.Follows) && grammar.Any(list, context.QuestionWords)) Attribute(claim, "asks", list[..^"Questions".Length]);
        }
        return claim;
    }

    // "He told me it was ten", "it was ten, he told me", but neither "it was ten, he told me the price" nor "he said it in the lift".
    static bool IsReported(IReadOnlyList<Word> words, int at, ClaimGrammar grammar)
    {
        var clause = Math.Max(0, at);
        while (clause < words.Count && !words[clause].EndsClause) clause++;
        for (var i = 0; i < words.Count; i++)
            if (grammar.Match("reported", words, i) is > 0 and var length && i + length is var end && (Word.IsPause(words, end) || i <= clause && !grammar.Has("saidObjects", words[end].Folded))) return true;
        return false;
    }

    static void Attribute(CardClaim claim, string name, string value)
    {
        if (value.Length > 0) claim.Attributes.Add(new CardAttribute { Name = name, Value = value });
    }

    static List<CardClaim> Identify(List<CardClaim> claims)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{claim.Kind}|{claim.Turn}|{claim.Sentence}|{claim.Value}|{claim.Subject}"));
            var id = "c" + Convert.ToHexStringLower(digest.AsSpan(0, 6));
            var count = seen[id] = seen.GetValueOrDefault(id) + 1;
            claim.Id = count == 1 ? id : $"{id}-{count}";
        }
        return claims;
    }
}
