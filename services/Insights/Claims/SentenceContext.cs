using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Claims;

/// <summary>What a sentence is about beyond its own words: the question it answers, what was said before, who is meant.</summary>
/// <param name="Question">The sentence that asks; null for a remark that answers nothing.</param>
/// <param name="Asked">Content stems of the question and of what its speaker said around it.</param>
/// <param name="Topic">Content stems carried over from before.</param>
/// <param name="Near">People named around the sentence.</param>
/// <param name="Opens">The sentence is the first of its answer.</param>
/// <param name="Follows">It is the second.</param>
internal sealed record SentenceContext(
    Sentence? Question, IReadOnlyList<Word> QuestionWords, IReadOnlyList<string> Asked, IReadOnlyList<string> Topic, IReadOnlyList<string> Near, bool Opens, bool Follows);

/// <summary>Resolves <see cref="SentenceContext"/> over an interview.</summary>
internal sealed class ContextReader(IReadOnlyList<Sentence> sentences, IReadOnlyList<List<Word>> words)
{
    // A question with fewer content words than this leans on the ones before ("And where?").
    const int Elliptic = 2;
    const int LookBack = 12;

    public SentenceContext Of(int index)
    {
        var sentence = sentences[index];
        var opens = Opens(index);
        var questionAt = sentence.Answers ?? PromptBefore(index);
        List<string> asked = [], topic = [], near = [];
        for (var i = index - 1; i >= 0 && i > index - 4 && sentences[i].Turn == sentence.Turn; i--)
            Add(i, topic, near);
        if (questionAt is { } q)
        {
            Add(q, asked, near);
            for (var i = q - 1; i >= 0 && i > q - 3 && sentences[i].Turn == sentences[q].Turn; i--)
                Add(i, asked.Count < Elliptic ? asked : topic, near);
            // Speech goes on about the same thing until a question names a new one.
            for (var i = q - 1; i >= 0 && i > q - LookBack && asked.Distinct().Count() + topic.Distinct().Count() < Elliptic + 1; i--)
                if (sentences[i].Turn != sentences[q].Turn && sentences[i].Turn != sentence.Turn) Add(i, topic, near);
            for (var i = q - 1; i >= 0 && i > q - 6 && near.Count == 0; i--) Add(i, [], near);
        }
        return new SentenceContext(questionAt is { } at ? sentences[at] : null, questionAt is { } w ? words[w] : [],
            [.. asked.Distinct()], [.. topic.Distinct()], [.. near.Distinct()], opens, !opens && Opens(index - 1));
    }

    bool Opens(int index) => index == 0 || sentences[index - 1].Speaker != sentences[index].Speaker || sentences[index - 1].IsQuestion;

    // "Tell me about the van." asks without asking.
    int? PromptBefore(int index)
    {
        for (var i = index - 1; i >= 0 && i > index - LookBack; i--)
            if (sentences[i].Speaker != sentences[index].Speaker && words[i].Any(w => w.Stem.Length > 0)) return i;
        return null;
    }

    void Add(int i, List<string> stems, List<string> near)
    {
        stems.AddRange(words[i].Where(w => w.Stem.Length > 0).Select(w => w.Stem));
        near.AddRange(words[i].Where(w => w.IsPerson).Select(w => w.Folded));
    }
}
