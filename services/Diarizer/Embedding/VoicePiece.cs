namespace AudioAspire.Diarizer.Embedding;

/// <summary>The voice print of a short stretch in which one person talks alone.</summary>
/// <param name="FirstFrame">Of the recording.</param>
/// <param name="EndFrame">The first frame after it.</param>
/// <param name="Seconds">Sound the print was made from.</param>
/// <param name="Embedding">[192], unit length.</param>
internal sealed record VoicePiece(int FirstFrame, int EndFrame, double Seconds, float[] Embedding);
