using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>One interview as its report shows it.</summary>
internal sealed class InterviewView(Transcript transcript, Analysis analysis)
{
    readonly Dictionary<string, int> lanes = Lanes(transcript);

    public Transcript Transcript => transcript;
    public Analysis Analysis => analysis;
    public ReportTexts Texts { get; } = ReportTexts.For(transcript.Language);
    public IReadOnlyDictionary<string, int> LaneOf => lanes;
    public double Duration => Math.Max(0.001, transcript.Duration);

    public string Name(string speaker) =>
        speaker == TranscriptSpeaker.Unknown ? Texts["unknown"] : transcript.SpeakerName(speaker);

    /// <summary>The class that carries the speaker's colour.</summary>
    public string Class(string speaker) =>
        speaker != TranscriptSpeaker.Unknown && lanes.TryGetValue(speaker, out var lane) ? $"s{lane % Parts.SpeakerColors}" : "s-unknown";

    public Markup Who(string speaker) => Markup.Of($"<span class=\"who {Class(speaker)}\"><bdi>{Name(speaker)}</bdi></span>");

    public Markup Quote(string text) => Parts.Quote(text, transcript.Language);

    public TranscriptTurn? Turn(int index) =>
        index >= 0 && index < transcript.Turns.Count && transcript.Turns[index].Index == index
            ? transcript.Turns[index]
            : transcript.Turns.FirstOrDefault(t => t.Index == index);

    /// <summary>Where a statement comes from: a button a turn.</summary>
    public Markup Sources(IReadOnlyList<int> turns) => Markup.Join(turns
        .Select(Turn).OfType<TranscriptTurn>().DistinctBy(t => t.Index)
        .Select(t => Markup.Of($" <button type=\"button\" class=\"time {Class(t.Speaker)}\" data-turn=\"{t.Index}\" title=\"{Name(t.Speaker)}: {Texts["go-to"]}\">{Timecode.Brief(t.Start)}</button>")));

    public string Percent(double seconds) => PlainText.Number(100 * Math.Clamp(seconds / Duration, 0, 1), "0.####") + "%";

    /// <summary>Listed speakers first, then whoever else has a turn.</summary>
    static Dictionary<string, int> Lanes(Transcript transcript)
    {
        var lanes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in transcript.Speakers.Select(s => s.Id).Concat(transcript.Turns.Select(t => t.Speaker))) lanes.TryAdd(id, lanes.Count);
        return lanes;
    }
}
