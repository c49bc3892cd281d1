using AudioAspire.Diarizer.Reconstruction;

namespace AudioAspire.Diarizer;

/// <summary>Who spoke when. Speakers are numbered in order of first appearance.</summary>
/// <param name="Turns">In order of start; turns of different speakers may overlap.</param>
internal sealed record Diarization(double Duration, IReadOnlyList<Turn> Turns, IReadOnlyList<Speaker> Speakers);

/// <param name="Embedding">[192], unit length.</param>
/// <param name="Confidence">0 to 1: how clearly this voice stands apart from the others.</param>
/// <param name="Channel">The speaker's channel, or -1 where the channel does not tell.</param>
internal sealed record Speaker(double TalkSeconds, double Confidence, float[] Embedding, int Channel);
