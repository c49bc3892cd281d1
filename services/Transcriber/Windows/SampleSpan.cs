namespace AudioAspire.Transcriber.Windows;

/// <summary>A stretch of the recording, in samples from its start.</summary>
internal readonly record struct SampleSpan(long Start, long End)
{
    public long Length => End - Start;
}
