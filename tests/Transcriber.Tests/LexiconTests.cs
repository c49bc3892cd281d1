using AudioAspire.Transcriber.Words;

namespace AudioAspire.Transcriber.Tests;

public sealed class LexiconTests(Models models)
{
    static readonly Lexicon Few = new(["casa", "rapida", "vender", "vendiendo", "diga", "rato", "cafe", "sazon", "niño"]);

    Lexicon All => field ??= Lexicon.Read(models.Catalogue.PathOf("words/es.txt.gz"));

    [Theory]
    [InlineData("Sazón", "sazon")]
    [InlineData("PINGÜINO", "pinguino")]
    [InlineData("niño", "niño")]
    [InlineData("Ñu", "ñu")]
    public void WordsAreFoldedToLowerCaseWithoutAccentsButForTheirTilde(string word, string folded) => Assert.Equal(folded, Lexicon.Fold(word));

    [Theory]
    [InlineData("casa")]
    [InlineData("vendermelo")]
    [InlineData("venderselo")]
    [InlineData("vendiendole")]
    [InlineData("digame")]
    [InlineData("rapidamente")]
    [InlineData("ratito")]
    [InlineData("cafecito")]
    [InlineData("sazon")]
    public void AWordExistsByItselfOrByTheRulesOfSpanish(string word) => Assert.True(Few.Holds(word));

    [Theory]
    [InlineData("")]
    [InlineData("cas")]
    [InlineData("casas")]
    [InlineData("lome")]
    [InlineData("vendermelox")]
    [InlineData("melo")]
    [InlineData("mente")]
    [InlineData("ito")]
    [InlineData("nino")]
    public void OtherWordsDoNotExist(string word) => Assert.False(Few.Holds(word));

    [Theory]
    [InlineData("", true)]
    [InlineData("c", true)]
    [InlineData("cas", true)]
    [InlineData("casa", true)]
    [InlineData("vendersel", true)]
    [InlineData("vendiendol", true)]
    [InlineData("casq", false)]
    [InlineData("zz", false)]
    [InlineData("vendersex", false)]
    public void ABeginningIsKnown(string start, bool known) => Assert.Equal(known, Few.HoldsBeginning(start));

    [Theory]
    [InlineData("volvuciente")]
    [InlineData("artigiria")]
    [InlineData("preocube")]
    [InlineData("autobia")]
    [InlineData("carregas")]
    [InlineData("bicaer")]
    [InlineData("inalicante")]
    public void TheShippedListDoesNotHoldWhatWhisperMadeUp(string word) => Assert.False(All.Holds(word));

    [Theory]
    [InlineData("estábamos cenando cuando sonó la alarma del almacén y salí corriendo hacia la furgoneta")]
    [InlineData("dígame usted a qué hora se fueron los compañeros que cargaban las cajas")]
    [InlineData("muchísimo, un ratito, ahorita, poquito, hábleme, decírselo, oyéndolo, cuénteme, dímelo, envolviéndose")]
    [InlineData("veintitrés kilómetros, dieciséis euros, dos mil quinientas, el wifi, la app, un email, okay")]
    [InlineData("vos sabés, vos tenés, che, laburo, plata, celular, computadora, carro, ordenador, móvil, coche")]
    [InlineData("y o u e a al del él lo mí tú sí té dé más aún")]
    public void TheShippedListHoldsWhatPeopleSay(string text) =>
        Assert.All(text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries), w => Assert.True(All.Holds(Lexicon.Fold(w)), w));

    [Fact]
    public void TheTrueTextOfTheSpanishSamplesHasHardlyAMadeUpWord()
    {
        var madeUp = new MadeUpWords(All, []);
        var words = Directory.GetFiles(Path.Combine(Scoring.Samples.Folder, "robo-almacen", "truth"), "*-0?.json")
            .SelectMany(f => Scoring.InterviewTruth.Read(f).Text.Split(' ')).ToList();
        Assert.True(words.Count > 800);
        Assert.InRange(words.Count(w => madeUp.In(w)), 0, 2);
    }

    [Theory]
    [InlineData("la casa", false)]
    [InlineData("la cosa", true)]
    [InlineData("Cosa casa", false)]
    [InlineData("casa, 3xyz 20 CSI", false)]
    [InlineData("mmm casa pff", false)]
    [InlineData("quintanilla", false)]
    [InlineData("¿casa? ¡cosa!", true)]
    public void AWordIsMadeUpUnlessItExistsOrMayBeANameANumberOrASound(string text, bool expected) =>
        Assert.Equal(expected, new MadeUpWords(new Lexicon(["la", "casa"]), ["la Quintanilla"]).In(text));

    [Theory]
    [InlineData("la cas", false)]
    [InlineData("la quint", false)]
    [InlineData("la co", true)]
    [InlineData("co la", true)]
    [InlineData("ca\uFFFD", false)]
    public void TheLastWordMayGoOnWhereTextIsOpen(string text, bool expected) =>
        Assert.Equal(expected, new MadeUpWords(new Lexicon(["la", "casa"]), ["Quintanilla"]).In(text, open: true));
}
