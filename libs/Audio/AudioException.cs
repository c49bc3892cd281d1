using AudioAspire.Contracts.Results;

namespace AudioAspire.Audio;

/// <summary>A recording that cannot be read: what is wrong and what to do, for people; a stable code, for programs.</summary>
/// <param name="code">One of <see cref="ErrorCode"/>.</param>
public sealed class AudioException(string code, string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
    public string Hint { get; } = hint;
    /// <summary>Trying again may help.</summary>
    public bool IsTransient { get; internal init; }

    internal static AudioException NotAudio(string message) => new(ErrorCode.NotAudio, message,
        "Give an audio or video file (WAV, MP3, M4A, OGG, FLAC, WebM, MP4, ...) or a transcript (VTT, SRT).");

    internal static AudioException Damaged(string message, string hint = "Export or copy the recording again.") =>
        new(ErrorCode.DamagedAudio, message, hint);

    internal static AudioException Empty(string message) => new(ErrorCode.EmptyFile, message,
        "The recorder or the upload stopped before any sound was stored. Copy the recording again.");
}
