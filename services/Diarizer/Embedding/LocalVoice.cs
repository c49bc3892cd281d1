namespace AudioAspire.Diarizer.Embedding;

/// <summary>The voice print of one local speaker of one window.</summary>
/// <param name="Seconds">Clean speech it was made from.</param>
/// <param name="Embedding">[192], unit length.</param>
internal sealed record LocalVoice(int Window, int Speaker, double Seconds, float[] Embedding);
