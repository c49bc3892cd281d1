using AudioAspire.Diarizer.Embedding;
using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer;

/// <summary>All that is kept of one channel after its samples are gone: about 2 kB a window.</summary>
internal sealed record SpeechMap(long Samples, IReadOnlyList<SegmentedWindow> Windows, IReadOnlyList<LocalVoice> Voices)
{
    public int Frames => FrameGrid.FrameCount(Samples);
}
