namespace AudioAspire.Diarizer.Channels;

/// <summary>What the levels of two channels tell about who is on which.</summary>
internal static class ChannelLevels
{
    /// <summary>Clearly louder: more than a pair of microphones in one room differs for one speaker.</summary>
    const float Clearly = 6;

    /// <summary>Both channels have stretches of speech that are clearly theirs, and most speech is clearly one's.
    /// False for copies of one channel and for a stereo pair of microphones.</summary>
    /// <param name="difference">[frames], level of channel 0 above channel 1 in dB.</param>
    /// <param name="speech">[frames], somebody talks on either channel.</param>
    public static bool CarryTheirOwn(float[] difference, bool[] speech)
    {
        int all = 0, first = 0, second = 0;
        for (var frame = 0; frame < speech.Length; frame++)
        {
            if (!speech[frame]) continue;
            all++;
            if (difference[frame] > Clearly) first++;
            if (difference[frame] < -Clearly) second++;
        }
        return Math.Min(first, second) > 0.02 * all && first + second > 0.6 * all;
    }

    /// <summary>How far below the other channel its speaker is heard here, in dB (negative): the median of the frames in
    /// which both are marked as speech and this one is clearly the quieter.</summary>
    public static float Leakage(float[] difference, bool[] own, bool[] other)
    {
        var leaks = new List<float>();
        for (var frame = 0; frame < own.Length; frame++)
            if (own[frame] && other[frame] && difference[frame] < -Clearly) leaks.Add(difference[frame]);
        if (leaks.Count == 0) return float.NegativeInfinity;
        leaks.Sort();
        return leaks[leaks.Count / 2];
    }

    /// <summary>Difference of two channels, averaged over some frames so that single pitch periods do not decide.</summary>
    public static float[] Difference(IReadOnlyList<float> a, IReadOnlyList<float> b, int frames)
    {
        const int around = 4;
        var result = new float[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            var (sum, count) = (0f, 0);
            for (var at = Math.Max(0, frame - around); at <= frame + around && at < a.Count && at < b.Count; at++, count++) sum += a[at] - b[at];
            result[frame] = count > 0 ? sum / count : 0;
        }
        return result;
    }
}
