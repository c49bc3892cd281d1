using System.Diagnostics;

namespace AudioAspire.ServiceDefaults.Telemetry;

/// <summary>What a span says of the recording it worked on.</summary>
public static class AudioTags
{
    /// <summary>audio.seconds, and audio.real_time_factor: seconds of work so far a second of audio.</summary>
    /// <param name="activity">Null where nobody listens.</param>
    /// <param name="seconds">Length of the recording.</param>
    public static void SetAudio(this Activity? activity, double seconds)
    {
        if (activity is null || seconds <= 0) return;
        activity.SetTag("audio.seconds", Math.Round(seconds, 3));
        activity.SetTag("audio.real_time_factor", Math.Round((DateTime.UtcNow - activity.StartTimeUtc).TotalSeconds / seconds, 4));
    }
}
