using AudioAspire.Diarizer.Embedding;
using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer;

/// <summary>All that is kept of one channel after its samples are gone: about 2 kB a window and 1 kB a piece.</summary>
internal sealed record SpeechMap(long Samples, IReadOnlyList<SegmentedWindow> Windows, IReadOnlyList<VoicePiece> Pieces)
{
    public double Seconds => (double)Samples / FrameGrid.SampleRate;

    public int Frames => FrameGrid.FrameCount(Samples);
}
