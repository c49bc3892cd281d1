namespace AudioAspire.Insights.Cues;

/// <summary>Kinds of cues: what was said, and how it sounded.</summary>
internal static class CueKind
{
    public const string Hedging = "hedging", MemoryLapse = "memory_lapse", QuestionRepeat = "question_repeat";
    public const string EmphaticDenial = "emphatic_denial", Evasion = "evasion", Overjustification = "overjustification";
    public const string Hesitation = "hesitation", Defensive = "defensive", Minimising = "minimising";
    public const string Concealment = "concealment", RhetoricalQuestion = "rhetorical_question";
    public const string Pitch = "pitch", Loudness = "loudness", SpeechRate = "speech_rate", Pauses = "pauses";
    public const string ResponseLatency = "response_latency", FewerDetails = "fewer_details", FewerSelfReferences = "fewer_self_references";
    public const string Correction = "correction", TenseShift = "tense_shift";
}
