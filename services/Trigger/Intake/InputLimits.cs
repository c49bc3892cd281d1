using System.Globalization;
using AudioAspire.Contracts.Results;
using AudioAspire.ServiceDefaults;

namespace AudioAspire.Trigger.Intake;

/// <summary>What no machine need be started for: objects that are too large, and kinds that are neither sound nor a transcript.</summary>
/// <param name="MaxBytes">MAX_INPUT_BYTES; ten hours of 24-bit stereo at 48 kHz take 10 GB.</param>
internal sealed record InputLimits(long MaxBytes = InputLimits.DefaultMaxBytes)
{
    const long DefaultMaxBytes = 16L << 30;

    static readonly HashSet<string> Unreadable = new(StringComparer.OrdinalIgnoreCase)
    {
        "7z", "bat", "bmp", "dll", "doc", "dmg", "exe", "gif", "gz", "heic", "htm", "html", "iso", "jpeg", "jpg", "js", "msi", "odp", "ods", "pdf",
        "png", "pps", "ppt", "pptx", "psd", "py", "rar", "sh", "svg", "tar", "tif", "tiff", "webp", "xls", "xlsx", "xml", "yaml", "yml", "zip",
    };

    /// <exception cref="SettingException">MAX_INPUT_BYTES is no number.</exception>
    public static InputLimits From(IConfiguration configuration) =>
        new(configuration.Number("MAX_INPUT_BYTES", usual: DefaultMaxBytes, least: 1));

    /// <returns>Null where the object may be worked on.</returns>
    public JobFailure? Refuse(string key, long size)
    {
        var extension = Path.GetExtension(key).TrimStart('.');
        if (Unreadable.Contains(extension))
            return new JobFailure(ErrorCode.UnsupportedType, $"A .{extension.ToLowerInvariant()} file holds no recording.",
                "Upload a sound or video file, or a transcript as WebVTT (.vtt) or SubRip (.srt).");
        return size <= MaxBytes ? null : new JobFailure(ErrorCode.TooLarge,
            string.Create(CultureInfo.InvariantCulture, $"The object has {size:N0} bytes; at most {MaxBytes:N0} are worked on."),
            "Compress the sound (FLAC, Opus), split the recording, or raise MAX_INPUT_BYTES of the Trigger.");
    }
}
