using AudioAspire.Insights.Claims;
using AudioAspire.Insights.Compare;

namespace AudioAspire.Insights.Tests.Claims;

public sealed class ValueTests
{
    [Theory]
    [InlineData("es", "Llegó a las nueve y media.", "09:30|21:30")]
    [InlineData("es", "Serían las once y cuarto.", "11:15|23:15")]
    [InlineData("es", "A las siete menos diez de la tarde.", "18:50")]
    [InlineData("es", "Salí a las 21:30.", "21:30")]
    [InlineData("es", "A las 9:30 de la noche.", "21:30")]
    [InlineData("es", "A las tres de la madrugada.", "03:00")]
    [InlineData("es", "Sobre las diez de la mañana.", "10:00")]
    [InlineData("es", "Comimos al mediodía.", "12:00")]
    [InlineData("es", "Cerramos a medianoche.", "00:00")]
    [InlineData("es", "A las dos menos cuarto.", "01:45|13:45")]
    [InlineData("es", "A la una y veinte de la tarde.", "13:20")]
    [InlineData("es", "A las ocho en punto.", "08:00|20:00")]
    [InlineData("en", "We left at half past nine.", "09:30|21:30")]
    [InlineData("en", "It was ten past eight in the morning.", "08:10")]
    [InlineData("en", "I called him at six on the dot.", "06:00|18:00")]
    [InlineData("en", "Around 9:30 p.m., I guess.", "21:30")]
    [InlineData("en", "At quarter to five.", "04:45|16:45")]
    [InlineData("en", "It was ten in the morning by then.", "10:00")]
    [InlineData("en", "He came at seven thirty in the evening.", "19:30")]
    [InlineData("en", "At noon.", "12:00")]
    [InlineData("en", "We met at eight o'clock.", "08:00|20:00")]
    [InlineData("en", "At twenty to six in the afternoon.", "17:40")]
    [InlineData("en", "It must have been around half ten.", "10:30|22:30")]
    public void ClockTimesAreReadWithTheirPartOfTheDay(string language, string text, string expected) =>
        Assert.Contains(expected, Read(language, text, (w, g) => ClockTimeReader.Read(w, g, bare: false)));

    [Theory]
    [InlineData("es", "Eran las tres cajas de siempre.")]
    [InlineData("es", "Vi las dos puertas abiertas.")]
    [InlineData("en", "There were nine boxes.")]
    [InlineData("en", "A ring appraised at nine thousand.")]
    public void CountsAreNoTimes(string language, string text) =>
        Assert.Empty(Read(language, text, (w, g) => ClockTimeReader.Read(w, g, bare: false)));

    [Theory]
    [InlineData("es", "El martes catorce de marzo.", "03-14w2")]
    [InlineData("es", "El 14 de marzo.", "03-14")]
    [InlineData("es", "El uno de mayo.", "05-01")]
    [InlineData("es", "Fue un miércoles.", "w3")]
    [InlineData("es", "En enero.", "01")]
    [InlineData("es", "El sabado 3 de junio.", "06-03w6")]
    [InlineData("es", "En marzo de 2017.", "03y2017")]
    [InlineData("es", "El tres de mayo del dos mil diecisiete.", "05-03y2017")]
    [InlineData("es", "La compramos en mil novecientos noventa y ocho.", "y1998")]
    [InlineData("en", "We bought it in 2017.", "y2017")]
    [InlineData("en", "Back in nineteen ninety-eight.", "y1998")]
    [InlineData("en", "On March 3rd, 2015.", "03-03y2015")]
    [InlineData("en", "Friday the fourteenth of February.", "02-14w5")]
    [InlineData("en", "On March 3rd.", "03-03")]
    [InlineData("en", "Back in January.", "01")]
    [InlineData("en", "On Thursdays.", "w4")]
    [InlineData("en", "It was the 21st of June.", "06-21")]
    public void DatesKeepWhatIsSaid(string language, string text, string expected) =>
        Assert.Contains(expected, Read(language, text, DateReader.Read));

    [Fact]
    public void MayAsAVerbIsNoMonth() => Assert.Empty(Read("en", "You may go now.", DateReader.Read));

    [Theory]
    [InlineData("es", "Lo dejaron en 2000 euros.")]
    [InlineData("es", "Se quedó en dos mil casos.")]
    [InlineData("en", "It sold 2017 tickets.")]
    [InlineData("en", "They found it in 2000 cases.")]
    public void ACountIsNoYear(string language, string text) => Assert.Empty(Read(language, text, DateReader.Read));

    [Theory]
    [InlineData("es", "Tres cuartos de hora.", "2700")]
    [InlineData("es", "Media hora.", "1800")]
    [InlineData("es", "Una hora y media.", "5400")]
    [InlineData("es", "Dos horas y diez minutos.", "7800")]
    [InlineData("es", "Cinco minutos.", "300")]
    [InlineData("es", "Llevo tres años allí.", "94672800")]
    [InlineData("en", "Half an hour.", "1800")]
    [InlineData("en", "An hour and a half.", "5400")]
    [InlineData("en", "Two full weeks.", "1209600")]
    [InlineData("en", "It's never taken less than an hour.", ">=3600")]
    [InlineData("en", "About 20 minutes.", "1200")]
    [InlineData("en", "A couple of days.", "172800")]
    public void DurationsAreSeconds(string language, string text, string expected) =>
        Assert.Contains(expected, Read(language, text, Amounts).Select(v => v));

    [Theory]
    [InlineData("es", "Había dos hombres.", "2", "person")]
    [InlineData("es", "Cuarenta y dos cajas.", "42", "caj")]
    [InlineData("es", "Pagué 1.200 euros.", "1200", "money")]
    [InlineData("es", "Dos mil quinientos euros.", "2500", "money")]
    [InlineData("es", "Doscientas cinco sillas.", "205", "sill")]
    [InlineData("es", "Dos veces por semana.", "104.3571", "rate")]
    [InlineData("es", "La moto iba a cuarenta por hora.", "40", "speed")]
    [InlineData("es", "Circulaba a 120 kilómetros por hora.", "120", "speed")]
    [InlineData("en", "It was doing fifty miles an hour.", "80.45", "speed")]
    [InlineData("en", "Forty thousand dollars.", "40000", "money")]
    [InlineData("en", "Two hundred and five chairs.", "205", "chair")]
    [InlineData("en", "Twenty-three people.", "23", "person")]
    [InlineData("en", "Three guys.", "3", "person")]
    [InlineData("en", "There were four of us in the car.", "4", "person")]
    [InlineData("es", "Íbamos cuatro en el coche.", "4", "person")]
    [InlineData("en", "Nine pounds ninety-nine.", "9.99", "money")]
    [InlineData("en", "Twice a week.", "104.3571", "rate")]
    [InlineData("en", "$40,000 dollars.", "40000", "money")]
    [InlineData("en", "It was £1,250.50, new.", "1250.5", "money")]
    [InlineData("es", "Me costó 1.250,50 €.", "1250.5", "money")]
    [InlineData("en", "It rose by 5%.", "5", "percent")]
    [InlineData("es", "Subió un 5 %.", "5", "percent")]
    public void AmountsCarryTheirUnit(string language, string text, string value, string unit)
    {
        var grammar = ClaimGrammar.For(language);
        Assert.Contains(AmountReader.Read(Word.Of(text, grammar), grammar, new HashSet<int>(), ""), m => (m.Value, m.Unit) == (value, unit));
    }

    [Theory]
    [InlineData("12.03.2024")]
    [InlineData("1.2.3.4")]
    [InlineData("1,250,5")]
    [InlineData("9,99.9")]
    [InlineData("£")]
    [InlineData("$$5")]
    [InlineData("999999999999999999999999999999999999999999999999")]
    public void AnyWritingOfNumbersIsRead(string text)
    {
        foreach (var language in (string[])["es", "en"])
        {
            var cards = new[] { "a", "b" }.Select(name => Answers.Card(name, language, "How many boxes, cuántas cajas?", $"{text} cajas boxes. {text}."));
            Assert.Empty(new CaseComparer(TestModels.Embedder.Centre).Compare("c", cards, []).Contradictions);
        }
    }

    [Theory]
    [InlineData("es", "Una furgoneta blanca.", "white", "furgonet")]
    [InlineData("es", "Era azul oscuro.", "blue", "")]
    [InlineData("en", "A red leather box.", "red", "box")]
    [InlineData("en", "It was grey.", "grey", "")]
    [InlineData("en", "She drove an orange van.", "orange", "van")]
    public void ColoursKnowTheirThing(string language, string text, string value, string unit)
    {
        var grammar = ClaimGrammar.For(language);
        Assert.Contains(ColourReader.Read(Word.Of(text, grammar), grammar), m => (m.Value, m.Unit) == (value, unit));
    }

    [Theory]
    [InlineData("es", "Volvía de la máquina de café.")]
    [InlineData("es", "Me dio una rosa.")]
    [InlineData("en", "She peeled an orange.")]
    public void AThingNamedLikeAColourIsNone(string language, string text)
    {
        var grammar = ClaimGrammar.For(language);
        Assert.Empty(ColourReader.Read(Word.Of(text, grammar), grammar));
    }

    [Theory]
    [InlineData("es", "hablé", "hablando")]
    [InlineData("es", "llamó", "llamaron")]
    [InlineData("es", "cajas", "caja")]
    [InlineData("es", "fui", "fueron", false)]
    [InlineData("en", "working", "worked")]
    [InlineData("en", "paid", "pays")]
    [InlineData("en", "boxes", "box")]
    [InlineData("en", "stopped", "stop")]
    public void FormsOfAWordShareAStem(string language, string a, string b, bool content = true)
    {
        var grammar = ClaimGrammar.For(language);
        Assert.Equal(Stemmer.Stem(Folding.Fold(a), grammar), Stemmer.Stem(Folding.Fold(b), grammar));
        Assert.Equal(content, Stemmer.Stem(Folding.Fold(a), grammar).Length > 2);
    }

    static IEnumerable<Mention> Amounts(IReadOnlyList<Word> words, ClaimGrammar grammar) => AmountReader.Read(words, grammar, new HashSet<int>(), "");

    static IEnumerable<string> Read(string language, string text, Func<IReadOnlyList<Word>, ClaimGrammar, IEnumerable<Mention>> reader)
    {
        var grammar = ClaimGrammar.For(language);
        return reader(Word.Of(text, grammar), grammar).Select(m => m.Value);
    }
}
