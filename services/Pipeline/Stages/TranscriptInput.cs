using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Jobs;
using AudioAspire.Reports.Reading;

namespace AudioAspire.Pipeline.Stages;

/// <summary>A transcript (WebVTT, SubRip, our JSON) in place of a recording.</summary>
internal static class TranscriptInput
{
    const int MaxBytes = 64 << 20;

    /// <returns>Null where the input is no transcript.</returns>
    /// <exception cref="JobException">It is one, and cannot be read.</exception>
    public static async Task<Heard?> TryReadAsync(string path, InterviewName name, RunOptions options, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        var start = new byte[TranscriptReader.DetectBytes];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        if (!TranscriptReader.TryDetect(start.AsSpan(0, read), out _)) return null;
        if (file.Length > MaxBytes)
            throw JobException.BadInput(ErrorCode.TooLarge, "The transcript is larger than 64 MB.", "Split it into its interviews.");
        try
        {
            var transcript = TranscriptReader.Read(await File.ReadAllBytesAsync(path, cancel), name.Case, name.Interview);
            if (options.Language != RunOptions.Auto) transcript = transcript with { Language = options.Language };
            else if (transcript.Language.Length == 0) transcript = transcript with { Language = "und" };
            return new Heard(transcript with { Without = options.Without },
                new Diarization { Voices = [.. transcript.Speakers.Select(s => new Voice(s.Id, s.TalkSeconds, s.Confidence ?? 1, -1, []) { Name = s.Name })] }, null, []);
        }
        catch (TranscriptFormatException e)
        {
            throw JobException.BadInput(ErrorCode.NotAudio, e.Message, "Give a recording, or a transcript as WebVTT (.vtt) or SubRip (.srt).");
        }
    }
}
