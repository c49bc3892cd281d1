using AudioAspire.Insights.Compare;

namespace AudioAspire.Insights.Tests.Compare;

/// <summary>Two answers that are alike but for the thing they keep to.</summary>
public sealed class FocusTests
{
    [Theory]
    [InlineData("en", "When did the plumber come?", "The plumber came at nine.", "When did the electrician come?", "The electrician came at one.")]
    [InlineData("en", "How long was the treatment for the knee?", "For the knee it was six weeks.", "How long was the treatment for the shoulder?", "For the shoulder it was four months.")]
    [InlineData("en", "How many letters did you get?", "I got five of them.", "How many letters did you get?", "I got nineteen letters.")]
    [InlineData("es", "¿Cuándo mandó la primera queja?", "La primera la mandé el cinco de abril.", "¿Cuándo mandó la segunda queja?", "La segunda la mandé el diez de junio.")]
    [InlineData("es", "¿Cuántas habitaciones tiene el hostal viejo?", "El viejo tiene nueve habitaciones.", "¿Cuántas habitaciones tiene el hostal nuevo?", "El nuevo tiene dieciséis habitaciones.")]
    public void DifferentThingsDoNotContradict(string language, string questionA, string answerA, string questionB, string answerB) =>
        Assert.Empty(Contradictions(language, questionA, answerA, questionB, answerB));

    [Theory]
    [InlineData("en", "When did the plumber come?", "The plumber came at nine.", "When did the plumber come?", "The plumber came at one.")]
    [InlineData("en", "How many letters were there?", "There were five letters.", "How many letters were there?", "There were nineteen letters.")]
    [InlineData("es", "¿Cuándo mandó la primera queja?", "La primera la mandó el cinco de abril.", "¿Cuándo mandó la primera queja?", "La primera la mandó el diez de junio.")]
    public void TheSameThingDoes(string language, string questionA, string answerA, string questionB, string answerB) =>
        Assert.NotEmpty(Contradictions(language, questionA, answerA, questionB, answerB));

    [Theory]
    [InlineData("maroon", "red", Verdict.Incomparable)]
    [InlineData("red", "maroon", Verdict.Incomparable)]
    [InlineData("red", "green", Verdict.Conflict)]
    [InlineData("red", "red", Verdict.Agree)]
    internal void NeighbouringColoursAreNotComparable(string a, string b, Verdict verdict) => Assert.Equal(verdict, ValueComparison.Colours(a, b));

    static IReadOnlyList<Contracts.Results.Contradiction> Contradictions(string language, string questionA, string answerA, string questionB, string answerB) =>
        new CaseComparer(TestModels.Embedder.Centre).Compare("c", [Answers.Card("a", language, questionA, answerA), Answers.Card("b", language, questionB, answerB)], []).Contradictions;
}
