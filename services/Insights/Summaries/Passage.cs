using AudioAspire.Insights.Sentences;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Summaries;

/// <summary>What a summary quotes: a sentence of one turn, with its fragments ("Tres." "Eran tres hombres."), and the question it needs to be understood.</summary>
/// <param name="InContext">With the question that it answers, quoted or not: that tells what an answer is about
/// (cross-speaker information linking: Zechner 2002, Computational Linguistics 28).</param>
internal sealed record Passage(int Position, string Speaker, string Text, string InContext, IReadOnlyList<int> Turns, IReadOnlyList<Sentence> Sentences)
{
    /// <summary>An answer of several sentences is quoted as one as long as it stays within this many words.</summary>
    const int LongestWords = 40, FragmentWords = 9;

    /// <summary>The statements of an interview, in order; questions appear only in front of a fragment that answers them.</summary>
    public static IReadOnlyList<Passage> Of(IReadOnlyList<Sentence> sentences)
    {
        var passages = new List<Passage>();
        foreach (var turn in sentences.Where(s => !s.IsQuestion).GroupBy(s => s.Turn))
            foreach (var group in Join([.. turn]))
                passages.Add(From(group, sentences, passages.Count));
        return passages;
    }

    static IEnumerable<List<Sentence>> Join(IReadOnlyList<Sentence> turn)
    {
        var group = new List<Sentence>();
        var words = 0;
        foreach (var sentence in turn)
        {
            var count = Tokens.Of(sentence.Text).Count;
            if (group.Count > 0 && words + count > LongestWords)
            {
                yield return group;
                (group, words) = ([], 0);
            }
            group.Add(sentence);
            words += count;
        }
        if (group.Count > 0) yield return group;
    }

    static Passage From(List<Sentence> group, IReadOnlyList<Sentence> all, int position)
    {
        var text = string.Join(' ', group.Select(s => s.Text));
        var turn = group[0].Turn;
        if (group[0].Answers is not { } asked) return new Passage(position, group[0].Speaker, text, text, [turn], group);
        var answered = $"{all[asked].Text} {text}";
        return Tokens.Of(text).Count <= FragmentWords
            ? new Passage(position, group[0].Speaker, answered, answered, [all[asked].Turn, turn], group)
            : new Passage(position, group[0].Speaker, text, answered, [turn], group);
    }
}
