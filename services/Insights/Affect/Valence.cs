namespace AudioAspire.Insights.Affect;

/// <param name="Score">-3 .. 3</param>
/// <param name="Emotion">One of the seven classes; empty where the word names none.</param>
internal readonly record struct Valence(double Score, string Emotion);
