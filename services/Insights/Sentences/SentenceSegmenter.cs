using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Sentences;

/// <summary>Turns to sentences, each with its times, whether it asks, and which question it answers.</summary>
internal static class SentenceSegmenter
{
    // An answer begins at most this many turns after its question.
    const int AnswerWithinTurns = 4;

    public static IReadOnlyList<Sentence> Segment(IEnumerable<AnalyzeTurn> turns, string language)
    {
        var lexicon = Lexicon.For(language);
        var sentences = new List<Sentence>();
        (int Sentence, int Turn, string Speaker)? asked = null;
        foreach (var (position, turn) in turns.Index())
        {
            var clock = new TurnClock(turn);
            var backChannel = BackChannels.IsBackChannel(turn.Text, lexicon);
            foreach (var range in SentenceBoundaries.Find(turn.Text, lexicon))
            {
                var text = turn.Text[range];
                var (start, end) = clock.Of(range);
                var question = Questions.IsQuestion(text, lexicon);
                var answers = asked is { } q && q.Speaker != turn.Speaker && position - q.Turn <= AnswerWithinTurns ? q.Sentence : (int?)null;
                sentences.Add(new Sentence(sentences.Count, turn.Index, turn.Speaker, start, end, text, question) { Answers = question ? null : answers });
                if (question && !(answers is not null && IsEcho(text, sentences[answers.Value].Text)))
                    asked = (sentences.Count - 1, position, turn.Speaker);
                else if (asked?.Speaker == turn.Speaker && !backChannel)
                    asked = null;
            }
        }
        return sentences;
    }

    // "¿Llaves? No, no tengo": repeating the question does not ask a new one.
    static bool IsEcho(string text, string question)
    {
        var words = Tokens.Of(text);
        return words.Count <= 3 || words.All(Tokens.Of(question).Contains);
    }
}
