using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Interviews;
using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Sentences;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Affect;

/// <summary>Sentiment and emotion of each turn: the model's view of every sentence and the words' valence, weighed together.
/// Back-channels are neutral, questions nearly so, and an interviewer's courtesy needs more evidence than an answer.</summary>
internal sealed class TurnAffects(AffectHeads heads, SentenceEmbedder embedder)
{
    const string Neutral = "neutral", Positive = "positive", Negative = "negative";

    /// <param name="embeddings">One a sentence, as <see cref="SentenceEmbedder.Embed"/> gives them.</param>
    public IReadOnlyList<TurnAffect> Of(
        Interview interview, IReadOnlyList<Sentence> sentences, IReadOnlyList<float[]> embeddings, Func<string, bool> isInterviewer)
    {
        var lexicon = Lexicon.For(interview.Language);
        var byTurn = sentences.ToLookup(s => s.Turn);
        return [.. interview.Turns.Select(turn => BackChannels.IsBackChannel(turn.Text, lexicon)
            ? new TurnAffect { Turn = turn.Index, Sentiment = Neutral, Emotion = Neutral }
            : Judge(turn, [.. byTurn[turn.Index].Select(s => Evidence(s, embeddings[s.Index], interview.Language))], isInterviewer(turn.Speaker)))];
    }

    SentenceAffect Evidence(Sentence sentence, float[] embedding, string language)
    {
        var centred = embedder.MinusMean(embedding);
        var (negative, _, positive) = heads.Sentiment(centred);
        var (sum, strongest) = LexicalSentiment.Score(sentence.Text, language);
        var model = (double)positive - negative;
        if (model < 0 && sum == 0 && Tokens.Of(sentence.Text).Any(Lexicon.For(language)["negations"].Contains)) model *= SentimentRule.PlainNegation;
        return new SentenceAffect(sentence, model, sum, strongest, heads.Emotion(centred));
    }

    TurnAffect Judge(AnalyzeTurn turn, IReadOnlyList<SentenceAffect> sentences, bool interviewer)
    {
        var score = SentimentRule.Score(sentences, interviewer);
        var label = score > SentimentRule.Threshold ? Positive : score < -SentimentRule.Threshold ? Negative : Neutral;
        return new TurnAffect
        {
            Turn = turn.Index, Sentiment = label, Score = Math.Round(score, 3),
            Emotion = label == Neutral ? Neutral : Emotion(sentences, label == Positive),
        };
    }

    // The strongest word's emotion where it agrees with the label, else the likeliest class that does.
    string Emotion(IReadOnlyList<SentenceAffect> sentences, bool positive)
    {
        var word = sentences.Select(s => s.Strongest).MaxBy(v => Math.Abs(v.Score));
        if (word.Emotion.Length > 0 && word.Score > 0 == positive) return word.Emotion;
        if (positive) return "joy";
        var best = -1;
        var values = new float[heads.Emotions.Count];
        foreach (var s in sentences)
            for (var i = 0; i < values.Length; i++) values[i] = Math.Max(values[i], s.Emotions[i]);
        for (var i = 0; i < values.Length; i++)
            if (heads.Emotions[i] is not ("joy" or Neutral or "surprise") && (best < 0 || values[i] > values[best])) best = i;
        return heads.Emotions[best];
    }
}
