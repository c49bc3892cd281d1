using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Affect;

/// <param name="Model">Probability of positive minus that of negative, -1..1.</param>
/// <param name="Words">Sum of the words' valences.</param>
internal sealed record SentenceAffect(Sentence Sentence, double Model, double Words, Valence Strongest, float[] Emotions);

/// <summary>How the evidence of a turn's sentences becomes one score in -1..1.</summary>
internal static class SentimentRule
{
    // Chosen so that the score holds when half of the lexicon is taken away: real interviews use words that no list has.
    public const double Threshold = 0.2;
    const double ModelWeight = 0.65, WordsWeight = 0.45;
    const double QuestionWeight = 0.5, InterviewerWeight = 0.2;
    /// <summary>The model hears bad news in every "no": without a valenced word a negation is only an answer.</summary>
    public const double PlainNegation = 0.3;

    public static double Score(IReadOnlyList<SentenceAffect> sentences, bool interviewer)
    {
        if (sentences.Count == 0) return 0;
        var model = 0.0;
        var letters = 0.0;
        var words = 0.0;
        foreach (var s in sentences)
        {
            var weight = s.Sentence.IsQuestion ? QuestionWeight : 1;
            words += weight * s.Words;
            model += weight * s.Model * s.Sentence.Text.Length;
            letters += s.Sentence.Text.Length;
        }
        var score = ModelWeight * model / letters + WordsWeight * words / Math.Sqrt(words * words + 4);
        return Math.Clamp(interviewer ? score * InterviewerWeight : score, -1, 1);
    }
}
