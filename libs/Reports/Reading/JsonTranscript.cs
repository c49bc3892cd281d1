using System.Text;
using System.Text.Json;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Reading;

/// <summary>Our own transcript.json. People edit it, so times are put in order and everything that was left out gets its default.</summary>
internal static class JsonTranscript
{
    public static Transcript Read(string text)
    {
        Transcript transcript;
        try
        {
            transcript = ResultJson.Deserialize<Transcript>(Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException e)
        {
            throw new TranscriptFormatException($"The transcript is not complete JSON: {e.Message}", e);
        }
        var turns = (transcript.Turns ?? [])
            .Where(t => t is not null && !string.IsNullOrWhiteSpace(t.Text))
            .OrderBy(t => t.Start)
            .Select((t, i) => Checked(t, i))
            .ToArray();
        if (turns.Length == 0) throw new TranscriptFormatException("The transcript holds no turn with text.");
        return transcript with
        {
            Language = transcript.Language ?? "",
            Duration = Math.Max(transcript.Duration, turns.Max(t => t.End)),
            Speakers = Speakers(transcript.Speakers ?? [], turns),
            Turns = turns,
            Spans = transcript.Spans ?? [],
            Without = transcript.Without ?? [],
            Notes = transcript.Notes ?? [],
        };
    }

    static TranscriptTurn Checked(TranscriptTurn turn, int index)
    {
        var start = Math.Max(0, turn.Start);
        var end = Math.Max(start, turn.End);
        var speaker = string.IsNullOrWhiteSpace(turn.Speaker) ? TranscriptSpeaker.Unknown : turn.Speaker;
        var words = (turn.Words ?? [])
            .Where(w => w?.Text is not null)
            .Select(w => w with
            {
                Start = Math.Clamp(w.Start, start, end),
                End = Math.Clamp(Math.Max(w.Start, w.End), start, end),
                Speaker = string.IsNullOrWhiteSpace(w.Speaker) ? speaker : w.Speaker,
            })
            .ToArray();
        var checkedTurn = turn with { Index = index, Start = start, End = end, Speaker = speaker, Words = words };
        return checkedTurn with { Words = Formats.TurnWords.Of(checkedTurn) };
    }

    /// <summary>A speaker who has turns but is not listed is added under the id.</summary>
    static IReadOnlyList<TranscriptSpeaker> Speakers(IReadOnlyList<TranscriptSpeaker> listed, TranscriptTurn[] turns)
    {
        var known = listed.Where(s => !string.IsNullOrWhiteSpace(s?.Id)).Select(s => s with { Name = s.Name ?? s.Id }).ToList();
        foreach (var group in turns.GroupBy(t => t.Speaker))
            if (group.Key != TranscriptSpeaker.Unknown && known.All(s => s.Id != group.Key))
                known.Add(new TranscriptSpeaker(group.Key, group.Key, Math.Round(group.Sum(t => t.End - t.Start), 3)));
        return known;
    }
}
