namespace AudioAspire.Diarizer.Reconstruction;

/// <summary>One speaker's uninterrupted stretch, in seconds.</summary>
internal readonly record struct Turn(double Start, double End, int Speaker, double Confidence);
