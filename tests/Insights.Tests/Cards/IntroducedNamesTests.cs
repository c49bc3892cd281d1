using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Cards;
using AudioAspire.Insights.Interviews;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Tests.Cards;

public sealed class SpeakerNamesTests
{
    static IReadOnlyDictionary<string, string> Names(string language, params string[] lines)
    {
        var turns = Turns.Of(lines);
        return IntroducedNames.Introduced(new Interview(new AnalyzeOptions { Language = language }, turns), SentenceSegmenter.Segment(turns, language));
    }

    [Theory]
    [InlineData("es", "A: Soy el inspector Javier Molina.", "Javier Molina")]
    [InlineData("es", "A: Buenos días. Me llamo Lucía Ferrer Soler.", "Lucía Ferrer Soler")]
    [InlineData("es", "A: Mi nombre es Ana, encantada.", "Ana")]
    [InlineData("en", "A: My name is Emma Clarke, from the research team.", "Emma Clarke")]
    [InlineData("en", "A: I'm Detective Sam Reyes.", "Sam Reyes")]
    public void PeopleSayTheirNames(string language, string line, string name) => Assert.Equal(name, Names(language, line)["A"]);

    [Theory]
    [InlineData("es", "A: Soy administrativa en Almacenes Levante.")]
    [InlineData("en", "A: I'm sorry. I'm Michael's wife.")]
    [InlineData("en", "A: I'm Sure about it.")]
    public void OtherThingsAreNoNames(string language, string line) => Assert.DoesNotContain("Michael", string.Join(' ', Names(language, line).Values));

    [Fact]
    public void ABareNameAnswersTheRequest() =>
        Assert.Equal("Ramón Ortega", Names("es", "A: Dígame su nombre y su ocupación.", "B: Ramón Ortega. Soy vigilante.")["B"]);

    [Theory]
    [InlineData("en", "A: Hi, Michael, thanks for coming.", "B: No problem.", "Michael")]
    [InlineData("es", "A: Gracias por atenderme, señora Quintana.", "B: No se preocupe.", "Quintana")]
    [InlineData("es", "A: ¿Y en qué trabaja usted, Lucía?", "B: En una tienda.", "Lucía")]
    public void TheOtherSpeakerMayBeAddressedByName(string language, string asks, string answers, string name) => Assert.Equal(name, Names(language, asks, answers)["B"]);

    [Fact]
    public void AmongThreeSpeakersNobodyIsNamedByAnAddress() =>
        Assert.Empty(Names("en", "A: Hi, Michael, thanks for coming.", "B: No problem.", "C: Hello."));
}
