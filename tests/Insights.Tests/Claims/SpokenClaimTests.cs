using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Tests.Claims;

/// <summary>What a spoken sentence claims, and what it only says.</summary>
public sealed class SpokenClaimTests
{
    [Theory]
    [InlineData("es", "¿A qué hora despegó?", "Despegamos a las seis, no, perdón, a las siete.", "07:00|19:00")]
    [InlineData("en", "When did the bar close?", "I closed it at two, no, wait, at three in the morning.", "03:00")]
    public void ACorrectedValueIsNotClaimed(string language, string question, string answer, string value) =>
        Assert.Equal([value], Answers.Claims(language, question, answer).Where(c => c.Kind == ClaimKinds.ClockTime).Select(c => c.Value));

    [Theory]
    [InlineData("es", "¿Qué le dijo?", "Me dijo que eran nueve, no, miento, yo conté nueve.", false)]
    [InlineData("es", "¿Qué le dijo?", "Me dijo que eran nueve cajas.", true)]
    [InlineData("en", "What did he say?", "He told me nine, no, wait, I counted nine boxes.", false)]
    [InlineData("en", "What did he say?", "He told me there were nine boxes.", true)]
    public void HearsayThatIsTakenBackDoesNotMarkWhatFollows(string language, string question, string answer, bool reported) =>
        Assert.Equal(reported, Answers.Claims(language, question, answer).Last().Reported);

    [Theory]
    [InlineData("es", "¿Firma?", "Si me lo rebajan, firmo el contrato.", true)]
    [InlineData("es", "¿Cuándo fue?", "Si no recuerdo mal, firmé el contrato en marzo.", false)]
    [InlineData("es", "¿Firmó?", "Sí, firmé el contrato, claro.", false)]
    [InlineData("es", "¿Qué hizo?", "Iba a firmar el contrato.", true)]
    [InlineData("es", "¿Adónde iba?", "Iba a casa de mi madre.", false)]
    [InlineData("en", "Do you sign?", "If they lower it, I sign the contract.", true)]
    [InlineData("en", "When was it?", "If I remember rightly, I signed the contract in March.", false)]
    [InlineData("en", "What did you do?", "I was going to sign the contract.", true)]
    [InlineData("en", "Where were you?", "I was going to the pharmacy.", false)]
    public void ConditionsAndPlansClaimNothing(string language, string question, string answer, bool plan) =>
        Assert.Equal(plan, Answers.Claims(language, question, answer).Last().Attributes.Any(a => a.Name == "plan"));

    [Theory]
    [InlineData("es", "¿Llevaba bozal?", "El perro iba sin bozal.", "bozal")]
    [InlineData("es", "¿Quién se lo dijo?", "A mí nadie me explicó los riesgos.", "riesg")]
    [InlineData("en", "What about the dog?", "The dog came without a muzzle.", "muzzl")]
    public void WhatSomebodyIsWithoutIsDenied(string language, string question, string answer, string stem) =>
        Assert.Contains(Answers.Claims(language, question, answer), c => c.Negated && c.Value.Split(' ').Contains(stem));

    [Theory]
    [InlineData("es", "¿Dónde le picó?", "La picó en el pie.", "pie")]
    [InlineData("en", "Where did it sting her?", "It stung her on the foot.", "foot")]
    public void ABodyPartWithAnArticleIsAPlace(string language, string question, string answer, string place) =>
        Assert.Contains(Answers.Claims(language, question, answer), c => c.Kind == ClaimKinds.Place && c.Value == place);

    [Theory]
    [InlineData("es", "¿A qué velocidad iba?", "Iba a cincuenta, como marca la señal.", "50")]
    [InlineData("en", "How fast was the car going?", "It was doing at least sixty.", ">=96.54")]
    public void ABareNumberIsTheSpeedThatWasAskedFor(string language, string question, string answer, string value) =>
        Assert.Contains(Answers.Claims(language, question, answer), c => (c.Subject, c.Value) == (AmountReader.SpeedUnit, value));

    [Theory]
    [InlineData("es", "¿Dónde vive?", "Que yo sepa vive en Bilbao.", "viv bilba")]
    [InlineData("en", "Where does he live?", "As far as I know, he lives in Cardiff.", "liv cardiff")]
    public void HowFarASpeakerCanKnowMakesNothingTheSpeakersOwn(string language, string question, string answer, string stems)
    {
        var place = Answers.Claims(language, question, answer).Single(c => c.Kind == ClaimKinds.Place);
        Assert.Equal(stems, place.Attributes.Single(a => a.Name == "stems").Value);
        Assert.DoesNotContain(place.Attributes, a => (a.Name, a.Value) == ("person", "self"));
    }

    [Theory]
    [InlineData("es", "¿Quién cerró la válvula?", "La válvula se quedó abierta, nadie la cerró.", "cerr")]
    [InlineData("en", "Who checked the valve?", "The valve was left running, nobody checked it.", "check")]
    public void ADenialBehindACommaStandsAlone(string language, string question, string answer, string value) =>
        Assert.Contains(Answers.Claims(language, question, answer), c => c.Negated && c.Value == value);

    [Theory]
    [InlineData("¿Cuándo fue la última vez que hablaron?", false)]
    [InlineData("¿Cuándo hablaron?", true)]
    public void TheLastTimeIsAnotherOccasionUnlessItWasAskedFor(string question, bool other) =>
        Assert.Equal(other, Answers.Claims("es", question, "La última vez que hablamos fue el domingo.").First().Attributes.Any(a => a.Name == "plan"));

    [Theory]
    [InlineData("es", "¿Quién estaba en casa?", "Estábamos los niños y yo.", "with ninos")]
    [InlineData("en", "Who was in the kitchen?", "It was me and my mother-in-law.", "with mother-in-law")]
    [InlineData("en", "Who was there?", "Just the kids and me.", "with kids")]
    public void WhoeverStandsBesideTheSpeakerIsCompany(string language, string question, string answer, string value) =>
        Assert.Contains(Answers.Claims(language, question, answer), c => (c.Kind, c.Value) == (ClaimKinds.Present, value));

    [Theory]
    [InlineData("es", "¿Con quién habló Ramón?", "No sabría decirle, quizá con algún transportista.")]
    [InlineData("en", "Who was with him?", "I don't know, perhaps he was with Peter.")]
    public void WhoeverDoesNotKnowNamesNoCompany(string language, string question, string answer) =>
        Assert.DoesNotContain(Answers.Claims(language, question, answer), c => c.Kind == ClaimKinds.Present);
}
