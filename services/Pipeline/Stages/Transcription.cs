using AudioAspire.Contracts.Results;

namespace AudioAspire.Pipeline.Stages;

/// <summary>What the Transcriber has said so far; complete when <see cref="IsDone"/>.</summary>
internal sealed record Transcription
{
    public string Language { get; init; } = "";
    public double LanguageProbability { get; init; }
    /// <summary>Audio (seconds) whose segments are all here.</summary>
    public double FinishedSeconds { get; init; }
    public bool IsDone { get; init; }
    public IReadOnlyList<TranscribedSegment> Segments { get; init; } = [];
    /// <summary>Until it is done only the untranscribed ones.</summary>
    public IReadOnlyList<TranscribedSpan> Spans { get; init; } = [];
    public IReadOnlyList<ModelUse> Models { get; init; } = [];
}

internal sealed record TranscribedSegment(double Start, double End, int Channel, string Suspect, IReadOnlyList<TranscribedWord> Words);

internal sealed record TranscribedWord(string Text, double Start, double End, double Confidence, bool Glued, string? Heard = null);

internal sealed record TranscribedSpan(double Start, double End, string Kind, int Channel);

/// <summary>Who spoke when.</summary>
internal sealed record Diarization
{
    public IReadOnlyList<DiarizedTurn> Turns { get; init; } = [];
    public IReadOnlyList<Voice> Voices { get; init; } = [];
    public IReadOnlyList<ModelUse> Models { get; init; } = [];

    public Diarization With(SpeakerNames names) => this with { Voices = [.. Voices.Select(v => v with { Name = names.Of(v.Id, v.Name) })] };
}

/// <param name="Channel">-1 where the channel does not tell.</param>
/// <param name="Print">Unit length; empty where there is none.</param>
internal sealed record Voice(string Id, double TalkSeconds, double Confidence, int Channel, IReadOnlyList<float> Print)
{
    /// <summary>As a person or a transcript named the speaker; empty where nobody did.</summary>
    public string Name { get; init; } = "";
}

/// <summary>What Insights made of one interview.</summary>
/// <param name="Json">analysis.json as it came.</param>
/// <param name="Card">The serialised card.</param>
internal sealed record InterviewAnalysis(byte[] Json, byte[] Card, IReadOnlyList<Affect> Affects, IReadOnlyList<ModelUse> Models);

internal sealed record Affect(int Turn, string Sentiment, double Score, string Emotion);
