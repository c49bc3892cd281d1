using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Tests.Claims;

/// <summary>What an answer leaves to its question.</summary>
public sealed class AskedClaimTests
{
    [Theory]
    [InlineData("es", "¿Qué hizo antes el conserje, llamar a los bomberos o sacar a la gente?", "Llamar a los bomberos.", "llam bomber > sac gent")]
    [InlineData("es", "¿Cuándo frenó el conductor?", "Después del golpe.", "golp > fren conductor")]
    [InlineData("es", "¿Cómo fue la cura?", "Le cosieron la herida, y la limpieza vino después.", "cos her > limpi ven")]
    [InlineData("es", "¿Y el reloj?", "Creó la cuenta, y no enchufó el cargador hasta el final.", "cuent > enchuf carg")]
    [InlineData("en", "Which was done first, the plastering or the wiring?", "The wiring, obviously.", "wir > plast")]
    [InlineData("en", "When did the waiter bring the bill?", "Before we'd been served the dessert.", "wait bring bill > serv dessert")]
    [InlineData("en", "Did they clean the cut before they sewed it?", "Yes, they did.", "clean cut > sew")]
    [InlineData("en", "Did she read the contract before signing?", "She took her time, and after that she signed.", "tak read contract > sign")]
    [InlineData("en", "How did she sign?", "She signed first and read the contract at home.", "sign > read contract hom")]
    [InlineData("en", "When did he phone?", "He didn't phone until the train had left.", "train leav > call")]
    public void TheOrderOfEventsIsCompletedByTheQuestion(string language, string question, string answer, string order) =>
        Assert.Contains(Answers.Claims(language, question, answer), c => c.Kind == ClaimKinds.Sequence && c.Value == order);

    [Theory]
    [InlineData("es", "¿Cuántas ovejas mató el rayo?", "Once, las conté una por una.", "ovej", "11")]
    [InlineData("es", "¿Era grande el grupo que fue al acuario?", "No llegaban a veinte.", "person", "<=20")]
    [InlineData("es", "¿Cuánto pagó por el cuadro?", "Trescientos, ni uno más.", "money", "300")]
    [InlineData("es", "¿Cuánto costó?", "Costó 20 € en la tienda.", "money", "20")]
    [InlineData("es", "¿Quedaba gasolina?", "Apenas medio litro en el fondo.", "litr", "0.5")]
    [InlineData("en", "How many stitches did Ravi need?", "The doctor put in nine, and he didn't even cry.", "stitch", "9")]
    [InlineData("en", "So the tenant was given three keys?", "Three, yes.", "key", "3")]
    [InlineData("en", "How much money did she borrow?", "He let her have five hundred and not a penny more.", "money", "500")]
    [InlineData("en", "What did it cost?", "It cost £1,250.50 new.", "money", "1250.5")]
    public void ANumberCountsWhatWasAskedFor(string language, string question, string answer, string unit, string value) =>
        Assert.Contains(Answers.Claims(language, question, answer), c => (c.Subject, c.Value) == (unit, value));

    [Theory]
    [InlineData("es", "¿Los bomberos llegaron al pajar a las cuatro de la tarde?", "Sí, así es.", "clock_time", "16:00")]
    [InlineData("en", "Was she seen by the doctor at eight that morning?", "Yes, that's right, she was.", "clock_time", "08:00")]
    [InlineData("en", "The car was red, wasn't it?", "Exactly.", "colour_object", "red")]
    public void AYesClaimsTheValueOfItsQuestion(string language, string question, string answer, string kind, string value) =>
        Assert.Contains(Answers.Claims(language, question, answer), c => (c.Kind, c.Value) == (kind, value));

    [Theory]
    [InlineData("es", "¿Los bomberos llegaron al pajar a las cuatro?", "No, qué va.")]
    [InlineData("en", "When were you seen by the doctor, at eight?", "Later.")]
    public void AnythingElseDoesNot(string language, string question, string answer) =>
        Assert.DoesNotContain(Answers.Claims(language, question, answer), c => c.Kind == ClaimKinds.ClockTime);

    [Theory]
    [InlineData("en", "Did the landlady know the locksmith?", "She never laid eyes on him.", true)]
    [InlineData("es", "¿Avisó la aerolínea del cambio de puerta?", "Ahí nadie dijo ni pío.", true)]
    [InlineData("en", "And the bicycles?", "Nobody goes in there.", false)]
    [InlineData("en", "Did the landlady know the locksmith?", "I don't remember.", false)]
    public void ADenialThatSharesNoWordAnswersNo(string language, string question, string answer, bool denied) =>
        Assert.Equal(denied, Answers.Claims(language, question, answer).Any(c => c.Negated && c.Predicate == "question"));

    [Theory]
    [InlineData("en", "Who was on the boat?", "Uncle Frank had stayed ashore.", "frank")]
    [InlineData("en", "Was the father there for the birth?", "The dad never set foot in there.", "fath")]
    [InlineData("es", "¿Quiénes fueron a la entrega de llaves?", "Al perito lo esperamos y no apareció.", "perit")]
    [InlineData("es", "¿Vino Leandro al ensayo?", "Ese día faltó.", "leandr")]
    public void WhoWasMissingIsDeniedToHaveBeenThere(string language, string question, string answer, string who) =>
        Assert.Contains(Answers.Claims(language, question, answer), c => c.Negated && Of(c, "attendance") && c.Attributes.Any(a => (a.Name, a.Value) == ("opposite", who)));

    [Theory]
    [InlineData("es", "¿Le vio beber?", "Se bebió tres copas de vino.")]
    [InlineData("es", "¿Cómo estaba la puerta?", "La puerta no estaba cerrada.")]
    [InlineData("en", "Was your husband in the house?", "My husband stayed at home that night.")]
    [InlineData("es", "¿Quién estaba en la casa?", "El abuelo se quedó en casa.")]
    public void WineDoorsAndWhoIsWhereItHappenedAreNotMissing(string language, string question, string answer) =>
        Assert.DoesNotContain(Answers.Claims(language, question, answer), c => c.Negated && Of(c, "attendance"));

    [Theory]
    [InlineData("en", "When did the van hit the bollard?", "That was about ten, I'd only just got up.", "")]
    [InlineData("en", "When did the van hit the bollard?", "At two o'clock I'd say.", "")]
    [InlineData("es", "¿Cuándo retiraron el coche?", "La grúa se lo llevó a las doce.", "")]
    [InlineData("es", "¿Cuánto tarda usted?", "Yo vivo al lado, me demoro cinco minutos.", "self")]
    [InlineData("es", "¿Qué pasó?", "El encargado me pegó a las doce.", "object")]
    public void ATimeIsTheSpeakersOwnOnlyWhereItsClauseSaysSo(string language, string question, string answer, string person) =>
        Assert.Equal(person, Answers.Claims(language, question, answer).First(c => c.Kind is ClaimKinds.ClockTime or ClaimKinds.Duration).Attributes.SingleOrDefault(a => a.Name == "person")?.Value ?? "");

    [Theory]
    [InlineData("en", "How much did Gareth borrow?", "It was twelve hundred pounds, he told me the figure.", false)]
    [InlineData("en", "How much did Gareth borrow?", "It was twelve hundred pounds, he told me.", true)]
    [InlineData("en", "Where did he say it?", "He said it in the lift.", false)]
    public void WhatIsToldBesideAValueDoesNotMakeItHearsay(string language, string question, string answer, bool reported) =>
        Assert.All(Answers.Claims(language, question, answer).Where(c => c.Kind is ClaimKinds.Quantity or ClaimKinds.Place), c => Assert.Equal(reported, c.Reported));

    static bool Of(CardClaim claim, string attribute) => claim.Attributes.Any(a => a.Name == attribute);
}
