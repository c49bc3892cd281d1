using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Stages;

namespace AudioAspire.Pipeline.Fusing;

/// <summary>Words and speakers to the transcript. Times are clamped: 0 &lt;= start &lt;= end &lt;= duration, every word inside its turn, turns ordered by start.</summary>
internal static class Fusion
{
    public static Transcript Fuse(InterviewName name, Transcription transcription, Diarization diarization, int channels, double duration, RunOptions options)
    {
        duration = Math.Round(duration, 3);
        var speakers = diarization.Voices
            .Select(v => new SpeakerTimeline(v.Id, channels == 1 ? -1 : v.Channel, diarization.Turns.Where(t => t.Speaker == v.Id))).ToList();
        var assigner = new SpeakerAssigner(speakers);
        var words = Words(transcription, duration).GroupBy(w => w.Channel).OrderBy(g => g.Key)
            .SelectMany(channel => assigner.Assign([.. channel.OrderBy(w => w.Start)], channel.Key));
        var turns = TurnBuilder.Build(words, speakers);
        return new Transcript
        {
            Interview = name.Interview,
            Case = name.Case,
            Language = transcription.Language.Length > 0 ? transcription.Language : options.Language == RunOptions.Auto ? "und" : options.Language,
            LanguageProbability = transcription.LanguageProbability,
            Duration = duration,
            // Voices that say no word (laughter, a cough) make nobody a speaker.
            Speakers = turns.Count == 0 ? [] : Speakers(diarization.Voices, transcription.Language),
            Turns = turns,
            Spans = SpanBuilder.Build(transcription.Spans, channels, duration),
            Without = options.Without,
        };
    }

    static IEnumerable<FusedWord> Words(Transcription transcription, double duration)
    {
        foreach (var segment in transcription.Segments.OrderBy(s => s.Start).ThenBy(s => s.Channel))
            foreach (var word in segment.Words)
            {
                var text = word.Text.Trim();
                if (text.Length == 0) continue;
                var start = Clamp(word.Start, duration);
                yield return new FusedWord(text, start, Math.Max(start, Clamp(word.End, duration)), Clamp(word.Confidence, 1), word.Glued,
                    segment.Channel, segment.Suspect.Length > 0 ? segment.Suspect : null)
                {
                    Heard = word.Heard,
                };
            }
    }

    static double Clamp(double value, double max) => double.IsFinite(value) ? Math.Clamp(Math.Round(value, 3), 0, max) : 0;

    static IReadOnlyList<TranscriptSpeaker> Speakers(IReadOnlyList<Voice> voices, string language) =>
    [
        .. voices.Select((v, i) => new TranscriptSpeaker(v.Id, v.Name.Length > 0 ? v.Name : SpeakerNames.Unnamed(i, language), Math.Round(v.TalkSeconds, 3))
        {
            Confidence = Math.Round(v.Confidence, 4),
        }),
    ];
}
