namespace AudioAspire.Transcriber.Checks;

/// <summary>What Whisper learnt from subtitles and writes where nobody speaks.</summary>
internal static class PhantomPhrases
{
    const int LongestPhrase = 12;

    // Nobody says these in a recording: no evidence is needed.
    static readonly string[] Certain =
    [
        "subtitulos realizados por", "subtítulos realizados por", "subtítulos por la comunidad", "subtítulos creados por", "amaraorg",
        "suscríbete al canal", "suscríbete a mi canal", "no olvides suscribirte", "gracias por ver el video", "gracias por ver el vídeo",
        "nos vemos en el próximo video", "nos vemos en el próximo vídeo",
        "thanks for watching", "thank you for watching", "please subscribe", "subscribe to my channel", "like and subscribe",
        "see you in the next video", "subtitles by", "transcription by castingwords", "transcribed by httpsotterai",
    ];

    // People do say these: only where the model itself doubts that anybody spoke.
    static readonly HashSet<string> Possible = ["gracias", "muchas gracias", "thank you", "thank you very much", "thanks", "you", "bye", "adiós", "música", "music", "applause", "aplausos", "okay", "so"];

    public static bool IsPhantom(string text, double noSpeechProbability, double averageLogProbability)
    {
        var words = PlainWords.Of(text);
        if (words.Length > LongestPhrase) return false;
        var plain = string.Join(' ', words);
        return Certain.Any(p => plain.Contains(p, StringComparison.Ordinal))
            || Possible.Contains(plain) && (noSpeechProbability > 0.5 || averageLogProbability < -1);
    }
}
