namespace AudioAspire.Contracts;

/// <summary>The one form of audio inside: 16 kHz, samples in [-1, 1] in memory, 16-bit little-endian PCM on the wire.</summary>
public static class AudioFormat
{
    public const int SampleRate = 16_000;
    /// <summary>The largest PCM chunk of a request, in bytes.</summary>
    public const int MaxChunkBytes = 1 << 20;
}
