using AudioAspire.Contracts.V1;
using AudioAspire.Diarizer.Reconstruction;

namespace AudioAspire.Diarizer;

/// <summary>Results as messages.</summary>
internal static class DiarizeEvents
{
    public static SpeakerTurn Of(Turn turn) =>
        new() { Start = turn.Start, End = turn.End, Speaker = Name(turn.Speaker), Confidence = turn.Confidence };

    public static DiarizeDone Of(Diarization diarization, IEnumerable<ModelIdentity> models, DiarizeStatistics statistics)
    {
        var done = new DiarizeDone { Duration = diarization.Duration, Models = { models }, Statistics = statistics };
        for (var k = 0; k < diarization.Speakers.Count; k++)
        {
            var speaker = diarization.Speakers[k];
            done.Speakers.Add(new SpeakerVoice
            {
                Id = Name(k),
                TalkSeconds = speaker.TalkSeconds,
                Confidence = speaker.Confidence,
                Embedding = { speaker.Embedding },
                Channel = speaker.Channel,
            });
        }
        return done;
    }

    static string Name(int speaker) => $"S{speaker + 1}";
}
