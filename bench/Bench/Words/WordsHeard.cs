using System.Runtime.InteropServices;
using AudioAspire.Audio;
using AudioAspire.Bench.Transcription;
using AudioAspire.Contracts.Results;
using AudioAspire.Diarizer;
using AudioAspire.Diarizer.Clustering;
using AudioAspire.Inference;
using AudioAspire.Pipeline.Stages;
using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Streaming;
using AudioAspire.Transcriber.VoiceActivity;

namespace AudioAspire.Bench.Words;

/// <summary>What the Transcriber and the Diarizer made of one recording. Kept in the temporary folder, so that fusing can be tried again at once.</summary>
internal sealed record WordsHeard(Pipeline.Stages.Transcription Transcription, Pipeline.Stages.Diarization Diarization, double Duration)
{
    public static async Task<WordsHeard> OfAsync(WordRecording recording, bool again, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "audioaspire-bench-words"));
        var kept = Path.Combine(folder.FullName, Path.GetFileName(recording.Audio) + ".json");
        if (!again && File.Exists(kept)) return ResultJson.Deserialize<WordsHeard>(await File.ReadAllBytesAsync(kept, cancel));
        var heard = await HearAsync(recording, kept + ".pcm", cancel);
        await File.WriteAllBytesAsync(kept, ResultJson.Serialize(heard), cancel);
        return heard;
    }

    static async Task<WordsHeard> HearAsync(WordRecording recording, string scratch, CancellationToken cancel)
    {
        var catalogue = ModelCatalogue.Open();
        using var recogniser = new WhisperRecogniser(catalogue);
        using var activity = new SileroVoiceActivity(catalogue);
        using var models = new DiarizerModels(catalogue);
        try
        {
            var run = await TranscriptionRun.OfAsync(new RecordingTranscriber(recogniser, activity), recording.Audio, recording.Language, [], false, cancel);
            var pcm = (await AudioDecoder.DecodeAsync(recording.Audio, scratch, cancel)).Pcm;
            var voices = new Recording(models, pcm.Channels);
            foreach (var chunk in pcm.Read()) voices.Append(MemoryMarshal.Cast<byte, short>(chunk.Span), cancel);
            return new WordsHeard(Of(run), Of(voices.Conclude(SpeakerRange.Any, cancel)), pcm.Seconds);
        }
        finally
        {
            File.Delete(scratch);
        }
    }

    static Pipeline.Stages.Transcription Of(TranscriptionRun run) => new()
    {
        IsDone = true,
        Language = run.Done.Language.Language,
        Segments = [.. run.Segments.Select(s => new TranscribedSegment(s.Start, s.End, s.Channel, s.Suspect,
            [.. s.Words.Select(w => new TranscribedWord(w.Text, w.Start, w.End, w.Confidence, w.Glued))]))],
    };

    static Pipeline.Stages.Diarization Of(Diarizer.Diarization diarization)
    {
        var done = DiarizeEvents.Of(diarization, [], new());
        return new Pipeline.Stages.Diarization
        {
            Turns = [.. diarization.Turns.Select(DiarizeEvents.Of).Select(t => new DiarizedTurn(t.Start, t.End, t.Speaker))],
            Voices = [.. done.Speakers.Select(s => new Voice(s.Id, s.TalkSeconds, s.Confidence, s.Channel, []))],
        };
    }
}
