namespace AudioAspire.Scoring.Diarization;

/// <summary>One person talks from start to end, in seconds.</summary>
public sealed record SpeakerSegment(double Start, double End, string Speaker);
