using AudioAspire.Insights.Cues;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Tests.Cues;

public sealed class VerbalCuesTests
{
    static string[] Kinds(string language, string question, string answer)
    {
        var sentences = SentenceSegmenter.Segment(Turns.Of($"A: {question}", $"B: {answer}"), language);
        return [.. new VerbalCues(language).Find([.. sentences.Where(s => s.Speaker == "B")], sentences.Last(s => s.Speaker == "A")).Select(s => s.Kind)];
    }

    [Theory]
    [InlineData("es", "¿Cogió usted el dinero?", "¿El dinero? No, qué va.", "question_repeat")]
    [InlineData("es", "¿Estuvo en el bar?", "No, no, no. Nunca he pisado ese bar. Jamás.", "emphatic_denial")]
    [InlineData("es", "¿A qué hora fue?", "No me acuerdo, ha pasado mucho tiempo.", "memory_lapse")]
    [InlineData("es", "¿Quién conducía?", "Bueno, eh, pues era de noche.", "hesitation")]
    [InlineData("es", "¿Quién conducía?", "Quizá mi hermano, o a lo mejor su amigo.", "hedging")]
    [InlineData("es", "¿Por qué mintió?", "¿Cómo se atreve? Me ofende.", "defensive")]
    [InlineData("es", "¿Le pegó?", "No fue para tanto, un empujón.", "minimising")]
    [InlineData("es", "¿Dónde está la caja?", "Eso no se lo puedo decir, prefiero no decirlo.", "concealment")]
    [InlineData("es", "¿Lo hizo usted?", "Se lo juro, pregunte a quien quiera.", "overjustification")]
    [InlineData("es", "¿Cogió la llave?", "¿Para qué iba a cogerla yo?", "rhetorical_question")]
    [InlineData("es", "¿Qué día fue?", "El lunes. Perdón, no, el martes.", "correction")]
    [InlineData("es", "¿Qué pasó?", "Yo estaba en la barra. Y entonces entra un hombre, saca un bate y grita.", "tense_shift")]
    [InlineData("es", "¿Quién lo sabía?", "Eso no viene al caso.", "evasion")]
    [InlineData("es", "¿A qué hora salió de la oficina?", "Hombre, yo soy una persona muy trabajadora.", "evasion")]
    [InlineData("es", "¿Cuántas copias hizo del informe?", "Mire, el departamento es un desastre.", "evasion")]
    [InlineData("es", "¿Quién firmó el cheque?", "¿Y usted por qué quiere saber eso?", "evasion")]
    [InlineData("en", "How much did he pay you for it?", "Look, business is business, you know.", "evasion")]
    [InlineData("en", "Where did you sleep that night?", "My wife is a very good woman.", "evasion")]
    [InlineData("en", "Who signed the cheque?", "Why are you asking my family?", "evasion")]
    [InlineData("en", "Which day was it?", "Monday. No, wait, Tuesday.", "correction")]
    [InlineData("en", "What happened?", "I was at the bar. And then this man walks in and grabs my bag.", "tense_shift")]
    [InlineData("en", "Did you take the money?", "The money? No, of course not.", "question_repeat")]
    [InlineData("en", "Were you there?", "No, no, no. I was never there. Never.", "emphatic_denial")]
    [InlineData("en", "What time was it?", "I don't remember, it was dark.", "memory_lapse")]
    [InlineData("en", "Who was driving?", "Maybe my brother, or perhaps his friend.", "hedging")]
    [InlineData("en", "Why did you lie?", "How dare you say that.", "defensive")]
    [InlineData("en", "Did you hit him?", "It was nothing, just a push.", "minimising")]
    [InlineData("en", "Where were you?", "I'd rather not answer that.", "evasion")]
    [InlineData("en", "Did you do it?", "I swear, ask anyone.", "overjustification")]
    [InlineData("en", "Did you break it?", "Why would I break my own phone?", "rhetorical_question")]
    public void TheSignIsFound(string language, string question, string answer, string kind) => Assert.Contains(kind, Kinds(language, question, answer));

    [Theory]
    [InlineData("es", "¿Había alguien?", "No, no había nadie.")]
    [InlineData("es", "¿A qué hora llegó?", "Serían las nueve y media, más o menos.")]
    [InlineData("es", "¿Qué vio?", "Pues vi una furgoneta blanca en la calle.")]
    [InlineData("es", "¿Trabaja aquí?", "Sí, desde hace tres años.")]
    [InlineData("es", "¿Qué pasó?", "Entró un hombre y cogió la caja.")]
    [InlineData("en", "What happened?", "A man came in and took the box. He works next door.")]
    [InlineData("en", "Was anyone there?", "No, nobody was there.")]
    [InlineData("en", "How often do you order?", "About once a week, I think.")]
    [InlineData("en", "Do you pay for it?", "No, no, we're on the free one. We don't pay any subscription.")]
    [InlineData("es", "¿Cuándo se marchó?", "Después de cenar, con la última copa.")]
    [InlineData("es", "¿Dónde lo dejó?", "Detrás del mostrador, como cada día.")]
    [InlineData("es", "¿Estabas a gusto?", "Muchísimo. Los primeros años fueron geniales.")]
    [InlineData("es", "¿Conducía usted?", "¿A qué se refiere con eso?")]
    [InlineData("en", "When did she leave?", "After the speeches, before anyone danced.")]
    [InlineData("en", "How many came?", "Plenty of people, the place was packed.")]
    [InlineData("en", "Was it raining?", "Cats and dogs, all night. My basement flooded.")]
    [InlineData("en", "Did you sign it?", "What do you mean by signing it?")]
    [InlineData("de", "Waren Sie da?", "Nein, nein, nein. Niemals.")]
    public void APlainAnswerHasNone(string language, string question, string answer) => Assert.Empty(Kinds(language, question, answer));
}
