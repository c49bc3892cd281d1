using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Tests.Sentences;

public sealed class SentenceSegmenterTests
{
    [Theory]
    [InlineData("es", "Pues... llovía muchísimo. Y allí estaba la furgoneta.", 2)]
    [InlineData("es", "Era, eh... era azul oscuro. Azul marino, vamos.", 2)]
    [InlineData("es", "Bueno... No sé. ¿Yo? No, hombre, no.", 4)]
    [InlineData("es", "El Sr. Ortega llegó a las 9.30 p.m. aproximadamente.", 1)]
    [InlineData("en", "Mr. Mills paid 9.99 a month. He was furious!", 2)]
    [InlineData("en", "I... I don't know. Um, maybe.", 2)]
    [InlineData("en", "J. Smith said so.", 1)]
    [InlineData("en", "no punctuation at all", 1)]
    [InlineData("es", "", 0)]
    [InlineData("es", "...", 0)]
    public void SpeechIsCutIntoSentences(string language, string text, int count) =>
        Assert.Equal(count, SentenceSegmenter.Segment(Turns.Of($"A: {text}"), language).Count);

    [Fact]
    public void ALongRunWithoutPunctuationIsCutBeforeAConnective()
    {
        var text = string.Join(' ', Enumerable.Repeat("uno dos tres", 10)) + " pero " + string.Join(' ', Enumerable.Repeat("cuatro cinco", 10));
        var sentences = SentenceSegmenter.Segment(Turns.Of($"A: {text}"), "es");
        Assert.Equal(2, sentences.Count);
        Assert.StartsWith("pero", sentences[1].Text);
    }

    [Theory]
    [InlineData("es", "¿Había alguien dentro?", true)]
    [InlineData("es", "Pero ¿no me ha dicho que no se movió?", true)]
    [InlineData("es", "cuántas personas vio", true)]
    [InlineData("es", "Qué va, estaba abierta.", false)]
    [InlineData("es", "Que todo estaba bajo control.", false)]
    [InlineData("en", "Did you contact anyone about it?", true)]
    [InlineData("en", "did you see anything", true)]
    [InlineData("en", "Will was there.", false)]
    [InlineData("en", "When I left, it was raining.", false)]
    public void QuestionsAreToldByTheirMarkOrTheirOpening(string language, string text, bool question) =>
        Assert.Equal(question, SentenceSegmenter.Segment(Turns.Of($"A: {text}"), language)[0].IsQuestion);

    [Fact]
    public void AnAnswerKnowsItsQuestionAcrossABackChannel()
    {
        var sentences = SentenceSegmenter.Segment(
            Turns.Of("A: Buenos días. ¿Qué vio?", "B: Una furgoneta blanca.", "A: Ajá.", "B: Con dos hombres.", "A: Gracias.", "B: De nada."), "es");
        Assert.Equal(1, sentences.Single(s => s.Text.StartsWith("Una")).Answers);
        Assert.Equal(1, sentences.Single(s => s.Text.StartsWith("Con")).Answers);
        Assert.Null(sentences.Single(s => s.Text.StartsWith("De nada")).Answers);
    }

    [Fact]
    public void RepeatingTheQuestionAsksNoNewOne()
    {
        var sentences = SentenceSegmenter.Segment(Turns.Of("A: ¿Tiene usted llaves?", "B: ¿Llaves? No, nunca."), "es");
        Assert.Equal(0, sentences[^1].Answers);
    }

    [Fact]
    public void SentenceTimesAreThoseOfTheirWords()
    {
        var turns = Turns.Of("A: One two three. Four five six.");
        var sentences = SentenceSegmenter.Segment(turns, "en");
        Assert.Equal(turns[0].Words[3].Start, sentences[1].Start, 9);
        Assert.Equal(turns[0].Words[2].End, sentences[0].End, 9);
        Assert.Equal(turns[0].End, sentences[1].End, 9);
    }

    [Fact]
    public void WithoutWordTimesTheyFollowTheText()
    {
        var turn = new AnalyzeTurn { Start = 10, End = 20, Speaker = "A", Text = "Abcde. Fghij." };
        var sentences = SentenceSegmenter.Segment([turn], "en");
        Assert.Equal((10, 15, 20), (sentences[0].Start, sentences[1].Start, sentences[1].End));
    }

    [Fact]
    public void AnUnknownLanguageIsStillCut() =>
        Assert.Equal(2, SentenceSegmenter.Segment(Turns.Of("A: Das ist gut. Wirklich?"), "de").Count);
}
