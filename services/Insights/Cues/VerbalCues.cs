using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Sentences;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Cues;

/// <param name="Sentence">The sentence that is quoted.</param>
/// <param name="Measure">How many times the sign occurs.</param>
internal readonly record struct VerbalSign(string Kind, Sentence Sentence, double Measure);

/// <summary>Signs in the words of one answer. Phrases come from the language's lists ("cue.KIND"), structure from here.</summary>
internal sealed class VerbalCues(string language)
{
    // Hedges are common: one alone means nothing.
    const int LeastHedges = 2, LeastNegations = 3, LeastAbsolutes = 2, LeastOpeningFillers = 2, LeastNarrated = 2;
    const int OpeningWords = 4, EchoWords = 5;

    readonly Lexicon _lexicon = Lexicon.For(language);
    readonly NonAnswers _nonAnswers = new(language);

    /// <param name="turn">The sentences of one turn.</param>
    /// <param name="question">The question it answers; null where none was asked.</param>
    public IEnumerable<VerbalSign> Find(IReadOnlyList<Sentence> turn, Sentence? question)
    {
        if ((Phrase(turn, CueKind.Evasion) ?? NonAnswer(turn, question)) is { } evasion) yield return evasion;
        foreach (var kind in (string[])[CueKind.MemoryLapse, CueKind.Overjustification, CueKind.Defensive, CueKind.Minimising, CueKind.Concealment, CueKind.Correction])
            if (Phrase(turn, kind) is { } sign) yield return sign;
        if (Hedging(turn) is { } hedging) yield return hedging;
        if (RhetoricalQuestion(turn) is { } rhetorical) yield return rhetorical;
        if (Hesitation(turn) is { } hesitation) yield return hesitation;
        if (EmphaticDenial(turn) is { } denial) yield return denial;
        if (TenseShift(turn) is { } shift) yield return shift;
        if (QuestionRepeat(turn, question) is { } repeat) yield return repeat;
    }

    VerbalSign? Phrase(IReadOnlyList<Sentence> turn, string kind) => Counted(turn, kind, _lexicon["cue." + kind], 1);

    VerbalSign? NonAnswer(IReadOnlyList<Sentence> turn, Sentence? question) =>
        question is not null && QuestionRepeat(turn, question) is null && RhetoricalQuestion(turn) is null && _nonAnswers.Is(turn, question) ? new VerbalSign(CueKind.Evasion, turn[0], 1) : null;

    VerbalSign? Hedging(IReadOnlyList<Sentence> turn) =>
        Counted(turn, CueKind.Hedging, _lexicon["cue.hedging.strong"], 1) ?? Counted(turn, CueKind.Hedging, _lexicon["cue.hedging"], LeastHedges);

    VerbalSign? RhetoricalQuestion(IReadOnlyList<Sentence> turn) =>
        Counted([.. turn.Where(s => s.IsQuestion)], CueKind.RhetoricalQuestion, _lexicon["cue.rhetorical_question"], 1);

    VerbalSign? Counted(IReadOnlyList<Sentence> turn, string kind, System.Collections.Frozen.FrozenSet<string> phrases, int least)
    {
        (Sentence Sentence, int Count)[] found = [.. turn.Select(s => (s, Phrases.Count(Tokens.Of(s.Text), phrases))).Where(f => f.Item2 > 0)];
        var sum = found.Sum(f => f.Count);
        return sum >= least ? new VerbalSign(kind, found[0].Sentence, sum) : null;
    }

    // "Bueno... eh... no sé": two fillers before anything is said.
    VerbalSign? Hesitation(IReadOnlyList<Sentence> turn)
    {
        var opening = string.Join(' ', turn.Select(s => s.Text));
        var words = Tokens.Of(opening);
        var fillers = Phrases.Count([.. words.Take(OpeningWords)], _lexicon["fillers"]);
        return words.Count > fillers && fillers >= LeastOpeningFillers ? new VerbalSign(CueKind.Hesitation, turn[0], fillers) : null;
    }

    // "Yo nunca he tenido llaves. Nunca.", "No, no, no": absolutes repeated, not a plain "no".
    VerbalSign? EmphaticDenial(IReadOnlyList<Sentence> turn)
    {
        var words = turn.SelectMany(s => Tokens.Of(s.Text)).ToArray();
        var negations = words.Count(_lexicon["negations"].Contains);
        var absolutes = Phrases.Count(words, _lexicon["absolutes"]);
        var run = LongestRun(words);
        if (negations < LeastNegations || absolutes < LeastAbsolutes && run < LeastNegations) return null;
        var quoted = turn.MaxBy(s => Tokens.Of(s.Text).Count(_lexicon["negations"].Contains))!;
        return new VerbalSign(CueKind.EmphaticDenial, quoted, negations);
    }

    // "I was at the door and this man comes in and grabs me": told in the past, then as if it happened now.
    VerbalSign? TenseShift(IReadOnlyList<Sentence> turn)
    {
        var past = false;
        foreach (var sentence in turn.Where(s => !s.IsQuestion))
        {
            var words = Tokens.Of(sentence.Text);
            var from = past ? 0 : words.FindIndex(_lexicon["pastVerbs"].Contains);
            past |= from >= 0;
            if (past && words.Skip(from).Count(_lexicon["narratedNow"].Contains) is >= LeastNarrated and var now) return new VerbalSign(CueKind.TenseShift, sentence, now);
        }
        return null;
    }

    int LongestRun(string[] words)
    {
        var (run, longest) = (0, 0);
        foreach (var word in words) longest = Math.Max(longest, run = _lexicon["negations"].Contains(word) ? run + 1 : 0);
        return longest;
    }

    // "¿Llaves? No, no.": the answer begins with a short question made of the question's own words, or of "me?".
    VerbalSign? QuestionRepeat(IReadOnlyList<Sentence> turn, Sentence? question)
    {
        if (question is null || turn.Count < 2 || !turn[0].IsQuestion) return null;
        var words = Tokens.Of(turn[0].Text);
        var asked = Tokens.Of(question.Text);
        var echo = words.Count <= EchoWords && (words.Any(w => asked.Contains(w) && !_lexicon["stopWords"].Contains(w)) || words.All(_lexicon["echoes"].Contains))
            || words.Count > 1 && words.All(asked.Contains);
        return echo ? new VerbalSign(CueKind.QuestionRepeat, turn[0], words.Count) : null;
    }
}
