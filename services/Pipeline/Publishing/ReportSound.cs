using AudioAspire.Audio;
using AudioAspire.Reports;

namespace AudioAspire.Pipeline.Publishing;

/// <summary>What report.html plays: Opus inside the page, a file beside it where that grew too large, or without an ffmpeg that can do it a WAV beside it.</summary>
internal static class ReportSound
{
    /// <summary>Some six hours; a larger page does not open any more.</summary>
    const int MaxEmbeddedBytes = 64 << 20;

    public static async Task<(ReportAudio Audio, PublishedFile? Beside)> CreateAsync(
        PcmFile pcm, string folder, Action<string> failed, CancellationToken cancel)
    {
        if (await OpusEncoder.EncodeAsync(pcm, failed, cancel) is not { } opus)
            return (new ReportAudio("audio.wav", "audio/wav"), await PublishedFile.WavAsync("audio.wav", pcm, folder, cancel));
        return opus.Length <= MaxEmbeddedBytes
            ? (new ReportAudio($"data:audio/ogg;base64,{Convert.ToBase64String(opus)}", "audio/ogg"), null)
            : (new ReportAudio("audio.ogg", "audio/ogg"), PublishedFile.Of("audio.ogg", opus));
    }
}
