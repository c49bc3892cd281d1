namespace AudioAspire.Insights.Acoustics;

/// <summary>One period that a frame may have.</summary>
/// <param name="Frequency">Hz</param>
/// <param name="Aperiodicity">0 (perfectly periodic) .. 1, the cumulative mean normalised difference at its minimum.</param>
internal readonly record struct PitchCandidate(float Frequency, float Aperiodicity);
