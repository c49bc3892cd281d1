using System.Buffers.Binary;

namespace AudioAspire.Audio;

/// <summary>How the samples of a WAVE file are coded (the "fmt " chunk; Microsoft "Multiple channel audio data and WAVE files").</summary>
/// <param name="SampleBytes">Bytes of one sample's container.</param>
/// <param name="ChannelMask">dwChannelMask: which loudspeaker each channel is for; 0 where the file does not say.</param>
internal sealed record WavFormat(WavCoding Coding, int Channels, int SampleRate, int SampleBytes, uint ChannelMask)
{
    const int Pcm = 1, IeeeFloat = 3, ALaw = 6, MuLaw = 7, Extensible = 0xFFFE;
    const int MaxChannels = 64, MinRate = 1_000, MaxRate = 1_536_000;

    public int FrameBytes => Channels * SampleBytes;

    /// <exception cref="AudioException">No sound can be read with these values.</exception>
    public static WavFormat Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 14) throw AudioException.Damaged("The WAV file's format chunk is cut off.");
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = chunk.Length >= 16 ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) : 8;
        var mask = 0u;
        if (tag == Extensible && chunk.Length >= 26)
        {
            mask = BinaryPrimitives.ReadUInt32LittleEndian(chunk[20..]);
            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        }
        if (channels is 0 or > MaxChannels) throw AudioException.Damaged($"The WAV file claims {channels} channels.");
        if (rate is < MinRate or > MaxRate) throw AudioException.Damaged($"The WAV file claims {rate} samples a second.");
        // Where the header contradicts itself the block size is the one writers get right: 24 bits often lie in four bytes.
        var sampleBytes = frameBytes % channels == 0 && frameBytes / channels is > 0 and <= 8 ? frameBytes / channels : (bits + 7) / 8;
        return new WavFormat(CodingOf(tag, sampleBytes), channels, (int)rate, sampleBytes, mask);
    }

    static WavCoding CodingOf(int tag, int bytes) => (tag, bytes) switch
    {
        (Pcm, 1) => WavCoding.Unsigned8,
        (Pcm, 2) => WavCoding.Signed16,
        (Pcm, 3) => WavCoding.Signed24,
        (Pcm, 4) => WavCoding.Signed32,
        (IeeeFloat, 4) => WavCoding.Float32,
        (IeeeFloat, 8) => WavCoding.Float64,
        (ALaw, 1) => WavCoding.ALaw,
        (MuLaw, 1) => WavCoding.MuLaw,
        _ => WavCoding.Other,
    };
}

/// <summary>Sample codings read without ffmpeg; <see cref="Other"/> (ADPCM, GSM, ...) is left to it.</summary>
internal enum WavCoding { Unsigned8, Signed16, Signed24, Signed32, Float32, Float64, ALaw, MuLaw, Other }
