namespace AudioAspire.Insights.Tests.Compare;

/// <summary>Two answers with their questions, and whether they contradict each other. Matters of everyday life, none of the samples.</summary>
internal static class ContrastPairs
{
    /// <summary>Question | answer of one | question | answer of the other.</summary>
    public static readonly string[] SpanishContradictions =
    [
        "¿A qué hora llegó el camión de la mudanza?|Llegó a las ocho de la mañana.|¿Cuándo apareció el camión?|El camión llegó a las once y media de la mañana.",
        "¿A qué hora terminó la boda?|A las dos de la madrugada.|¿A qué hora acabó la boda?|A las seis de la mañana.",
        "¿Qué día fue el accidente?|El lunes tres de abril.|¿Qué día ocurrió el accidente?|Fue el jueves seis de abril.",
        "¿Cuándo se firmó el contrato?|El doce de enero.|¿En qué fecha firmaron el contrato?|El veinte de febrero.",
        "¿Cuántas personas iban en el coche?|Íbamos cuatro personas.|¿Cuántos viajaban en el coche?|En el coche iban dos personas.",
        "¿Cuántas botellas había?|Doce botellas.|¿Cuántas botellas vio usted?|Había treinta botellas en la mesa.",
        "¿Cuánto costó la reparación?|Costó quinientos euros.|¿Cuánto pagó por la reparación?|La reparación costó dos mil euros.",
        "¿Cuánto duró la entrevista?|Duró diez minutos.|¿Cuánto duró la entrevista de trabajo?|Una hora y media.",
        "¿De qué color era la moto?|La moto era roja.|¿Cómo era la moto?|Era una moto verde.",
        "¿Qué llevaba puesto?|Llevaba un abrigo negro.|¿Cómo iba vestido?|Llevaba un abrigo amarillo.",
        "¿Dónde dejó las maletas?|En el garaje.|¿Dónde estaban las maletas?|En la terraza.",
        "¿Dónde se conocieron ustedes?|En la biblioteca.|¿Dónde se conocieron?|En una discoteca.",
        "¿Fue usted sola al médico?|Sí, fui sola.|¿Quién la acompañó al médico?|Fue al médico con Julia, su hermana.",
        "¿Había alguien en la piscina?|Nadie, estaba vacía.|¿Había alguien en la piscina?|Sí, Tomás.",
        "¿Firmó usted el recibo?|No, yo nunca firmé el recibo.|¿Quién firmó el recibo?|Él firmó el recibo delante de mí.",
        "¿Tenía usted perro?|Nunca hemos tenido perro.|¿Había animales en la casa?|Tenían un perro enorme en la casa.",
        "¿Pagó la factura?|No pagó la factura.|¿La factura se pagó?|Sí, pagó la factura en enero.",
        "¿Funcionaba el ascensor?|El ascensor no funcionaba.|¿Cómo estaba el ascensor?|El ascensor funcionaba perfectamente.",
        "¿Qué pasó en la cocina?|Primero explotó el horno y después se rompió la ventana.|¿Qué ocurrió en la cocina?|Primero se rompió la ventana. Después explotó el horno.",
        "¿Cada cuánto iba al gimnasio?|Iba al gimnasio tres veces por semana.|¿Iba mucho al gimnasio?|Al gimnasio iba una vez al mes.",
    ];

    public static readonly string[] SpanishOthers =
    [
        "¿A qué hora llegó el camión de la mudanza?|Sobre las ocho.|¿Cuándo apareció el camión?|El camión llegó a las ocho y diez.",
        "¿Qué día fue el accidente?|El lunes tres de abril.|¿Qué día ocurrió el accidente?|Fue el lunes.",
        "¿Cuántas personas iban en el coche?|Íbamos cuatro personas.|¿Cuántos viajaban en el coche?|Éramos cuatro en el coche.",
        "¿Cuántas botellas había?|Doce botellas.|¿Cuántas sillas había?|Treinta sillas.",
        "¿Cuánto costó la reparación?|Costó quinientos euros.|¿Cuánto cobra usted al mes?|Dos mil euros.",
        "¿Cuánto duró la entrevista?|Duró diez minutos.|¿Cuánto lleva casado?|Llevo nueve años.",
        "¿De qué color era la moto?|La moto era roja.|¿De qué color es su casa?|La casa es blanca.",
        "¿Fue usted sola al médico?|Sí, fui sola.|¿Vive usted con alguien?|Vivo con Julia, mi hermana.",
        "¿Firmó usted el recibo?|No, yo nunca firmé el recibo.|¿Qué le contaron?|Me dijo que ella firmó el recibo.",
        "¿Tenía usted perro?|Nunca hemos tenido perro.|¿Le gustan los animales?|Quiero tener un perro el año próximo.",
        "¿Funcionaba el ascensor?|El ascensor no funcionaba.|¿Y la calefacción?|La calefacción funcionaba bien.",
        "¿Cuántos hijos tiene?|Tengo dos hijos.|¿Cuántos hijos tiene usted?|Tengo cinco hijos.",
        "¿Le gustó la película?|No me gustó nada la película.|¿Le gustó la película?|Me gustó mucho la película.",
        "¿Dónde nació usted?|Nací en Murcia.|¿Dónde nació?|Nací en Bilbao.",
        "¿Quién abrió la tienda?|La tienda la abrió Nuria.|¿Quién abrió?|Nuria abrió la tienda.",
        "¿A qué hora desayuna?|Desayuno a las siete.|¿A qué hora cerró la farmacia?|La farmacia cerró a las diez de la noche.",
        "¿Dónde dejó las maletas?|En el garaje.|¿Dónde estaba el garaje?|En el sótano.",
        "¿Qué pasó en la cocina?|Primero explotó el horno y después se rompió la ventana.|¿Y después?|Explotó el horno y luego se rompió la ventana.",
        "¿Llovía?|Llovía a mares.|¿Hacía frío?|No hacía frío.",
        "¿Cuándo se firmó el contrato?|El doce de enero.|¿Cuándo empezó la obra?|El veinte de febrero.",
    ];

    public static readonly string[] EnglishContradictions =
    [
        "What time did the ferry leave?|The ferry left at seven in the morning.|When did the ferry leave?|At half past ten in the morning.",
        "What time did the concert end?|It ended at eleven at night.|When did the concert finish?|The concert ended at two in the morning.",
        "What day was the crash?|It was Monday, April third.|Which day did the crash happen?|The crash was on Thursday the sixth of April.",
        "When was the lease signed?|On January 12th.|When did they sign the lease?|The lease was signed on February 20th.",
        "How many people were on the boat?|There were four people.|How many people did you see on the boat?|Nine people on the boat.",
        "How many bottles were there?|Twelve bottles.|How many bottles did you count?|There were thirty bottles on the shelf.",
        "How much did the repair cost?|Five hundred dollars.|What was the repair bill?|The repair cost two thousand dollars.",
        "How long did the interview last?|Ten minutes.|How long was the interview?|An hour and a half.",
        "What color was the motorcycle?|The motorcycle was red.|Describe the motorcycle.|It was a green motorcycle.",
        "What was she wearing?|She wore a black coat.|How was she dressed?|She was wearing a yellow coat.",
        "Where did you leave the suitcases?|In the garage.|Where were the suitcases?|On the balcony.",
        "Where did the two of them meet?|In a library.|Where did they meet?|At a nightclub.",
        "Did you go to the clinic alone?|Yes, I went alone.|Who took her to the clinic?|She went to the clinic with Julia.",
        "Was anyone in the pool?|Nobody.|Was anybody in the pool?|Yes, Thomas.",
        "Did you sign the receipt?|No, I never signed the receipt.|Who signed the receipt?|He signed the receipt in front of me.",
        "Did you own a dog?|We never owned a dog.|Any animals in the house?|They owned a huge dog.",
        "Was the invoice paid?|They didn't pay the invoice.|Did they pay the invoice?|Yes, they paid the invoice in January.",
        "How was the elevator?|The elevator wasn't working.|And the elevator?|The elevator was working fine.",
        "What happened in the kitchen?|First the oven exploded and then the window broke.|What happened in the kitchen?|First the window broke. Then the oven exploded.",
        "How often did he go to the gym?|He went to the gym three times a week.|Did he go to the gym much?|He went to the gym once a month.",
    ];

    public static readonly string[] EnglishOthers =
    [
        "What time did the ferry leave?|Around seven.|When did the ferry leave?|The ferry left at ten past seven.",
        "What day was the crash?|It was Monday, April third.|Which day did the crash happen?|On the Monday.",
        "How many people were on the boat?|There were four people.|How many people did you see on the boat?|Four people on the boat.",
        "How many bottles were there?|Twelve bottles.|How many chairs were there?|Thirty chairs.",
        "How much did the repair cost?|Five hundred dollars.|What do you earn?|I earn two thousand dollars a month.",
        "How long did the interview last?|Ten minutes.|How long have you been married?|I've been married nine years.",
        "What color was the motorcycle?|The motorcycle was red.|What color is your house?|The house is white.",
        "Did you go to the clinic alone?|Yes, I went alone.|Do you live with anyone?|I live with my sister Julia.",
        "Did you sign the receipt?|No, I never signed the receipt.|What did you hear?|They told me that he signed the receipt.",
        "Did you own a dog?|We never owned a dog.|Do you like animals?|I'm planning to own a dog next year.",
        "How was the elevator?|The elevator wasn't working.|And the heating?|The heating was working fine.",
        "How many children do you have?|I have two children.|How many children do you have?|I have five children.",
        "Did you like the movie?|I didn't like the movie.|Did you like the movie?|I liked the movie a lot.",
        "Where were you born?|I was born in Leeds.|Where were you born?|I was born in Dover.",
        "Who opened the shop?|Nora opened the shop.|Who opened up?|It was Nora who opened the shop.",
        "What time do you have breakfast?|I have breakfast at seven.|What time did the pharmacy close?|The pharmacy closed at ten at night.",
        "Where did you leave the suitcases?|In the garage.|Where is the garage?|In the basement.",
        "What happened in the kitchen?|First the oven exploded and then the window broke.|What then?|The oven exploded and then the window broke.",
        "Was it raining?|It poured down.|Was it cold?|It wasn't cold.",
        "When was the lease signed?|On January 12th.|When did the work start?|On February 20th.",
    ];
}
