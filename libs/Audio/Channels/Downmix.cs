namespace AudioAspire.Audio;

/// <summary>More than two channels to one (ITU-R BS.775 weights where the file names its loudspeakers, else the mean).</summary>
internal static class Downmix
{
    const int FrontLeft = 0, FrontRight = 1, FrontCentre = 2, LowFrequency = 3;

    /// <param name="mask">dwChannelMask: bit i set means that loudspeaker i has a channel, in order of bits.</param>
    public static float[] Weights(int channels, uint mask)
    {
        if (uint.PopCount(mask) != channels) return [.. Enumerable.Repeat(1f / channels, channels)];
        return [.. Enumerable.Range(0, 32).Where(bit => (mask >> bit & 1) != 0).Select(bit => bit switch
        {
            FrontLeft or FrontRight => 0.5f,
            FrontCentre => 0.7071f,
            LowFrequency => 0f,
            _ => 0.3536f,
        })];
    }

    public static void Mix(ReadOnlySpan<float> frames, ReadOnlySpan<float> weights, Span<float> mono)
    {
        for (var i = 0; i < mono.Length; i++)
        {
            var sum = 0f;
            for (var c = 0; c < weights.Length; c++) sum += weights[c] * frames[i * weights.Length + c];
            mono[i] = sum;
        }
    }
}
