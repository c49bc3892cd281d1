using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Compare;

namespace AudioAspire.Insights.Tests.Compare;

/// <summary>Speech stays at a date until it names another.</summary>
public sealed class CarriedDateTests
{
    const string Colour = "Q: ¿De qué color era la furgoneta?";

    [Fact]
    public void WhoDisagreesOnTheMonthCanDisagreeOnWhatHappenedThen() =>
        Assert.Contains(Conflicts(["Q: ¿Cuándo fue el robo?", "a: El robo fue en mayo.", Colour, "a: La furgoneta era blanca."],
            ["Q: ¿Cuándo fue el robo?", "b: El robo fue en junio.", Colour, "b: La furgoneta era azul."]), c => c.Kind == "colour_object");

    [Fact]
    public void WhereOneInterviewKnowsBothMonthsTheyAreTwoOccasions() =>
        Assert.DoesNotContain(Conflicts(["Q: ¿Qué pasó en mayo?", "a: En mayo hubo un robo.", Colour, "a: La furgoneta era blanca."],
            ["Q: ¿Qué pasó en mayo?", "b: En mayo estuve de viaje.", "Q: ¿Y en junio?", "b: En junio hubo un robo.", Colour, "b: La furgoneta era azul."]), c => c.Kind == "colour_object");

    static IReadOnlyList<Contracts.Results.Contradiction> Conflicts(string[] a, string[] b) =>
        new CaseComparer(TestModels.Embedder.Centre).Compare("c", [Card("a", a), Card("b", b)], []).Contradictions;

    static Card Card(string interview, string[] lines) => TextCards.Build(
        interview, "es", Turns.Of(lines), [new CardSpeaker { Id = "Q", Name = "Interviewer" }, new CardSpeaker { Id = interview }], TestModels.Embedder);
}
