using AudioAspire.Audio;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Pipeline.Stages;

/// <summary>An interview before its analysis: the words with their speakers, from a recording or from a transcript that stands in for one.</summary>
/// <param name="Pcm">Null for a text-only interview.</param>
internal sealed record Heard(Transcript Transcript, Diarization Diarization, PcmFile? Pcm, IReadOnlyList<ModelUse> Models);
