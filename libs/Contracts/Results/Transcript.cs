namespace AudioAspire.Contracts.Results;

/// <summary>transcript.json: every word with its time, confidence and speaker. Times are seconds; 0 &lt;= start &lt;= end &lt;= duration.</summary>
public sealed record Transcript
{
    public const string SchemaId = "audioaspire/transcript/1";

    public string Schema { get; init; } = SchemaId;
    public required string Interview { get; init; }
    public required string Case { get; init; }
    public required string Language { get; init; }
    public double LanguageProbability { get; init; }
    public required double Duration { get; init; }
    public IReadOnlyList<TranscriptSpeaker> Speakers { get; init; } = [];
    public IReadOnlyList<TranscriptTurn> Turns { get; init; } = [];
    public IReadOnlyList<TranscriptSpan> Spans { get; init; } = [];
    /// <summary>What was deliberately not computed (affect, cues, voiceprints).</summary>
    public IReadOnlyList<string> Without { get; init; } = [];
    /// <summary>What is missing or was repaired in the recording, for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

public sealed record TranscriptSpeaker(string Id, string Name, double TalkSeconds)
{
    /// <summary>The word's or turn's speaker where nobody was heard.</summary>
    public const string Unknown = "unknown";

    public double? Confidence { get; init; }
    /// <summary>interviewer or interviewee, where behaviour tells.</summary>
    public string? Role { get; init; }
}

/// <summary>One speaker's uninterrupted stretch; turns are ordered by start.</summary>
public sealed record TranscriptTurn
{
    public required int Index { get; init; }
    public required double Start { get; init; }
    public required double End { get; init; }
    public required string Speaker { get; init; }
    public required string Text { get; init; }
    public IReadOnlyList<TranscriptWord> Words { get; init; } = [];
    public Sentiment? Sentiment { get; init; }
    public string? Emotion { get; init; }
    /// <summary>Somebody else speaks during this turn.</summary>
    public bool Overlap { get; init; }
    /// <summary>Why the text may not have been said (loop, silence, phantom, low_confidence); null where nothing is suspect.</summary>
    public string? Suspect { get; init; }
}

/// <param name="Confidence">0..1</param>
public sealed record TranscriptWord(string Text, double Start, double End, double Confidence, string Speaker)
{
    /// <summary>No space before this word (Chinese, Japanese, ...).</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool Glued { get; init; }

    /// <summary>What was read at first: no word of the language, so that this one stands for it. Null where nothing was replaced.</summary>
    public string? Heard { get; init; }
}

/// <param name="Label">positive, neutral or negative</param>
/// <param name="Score">-1 (negative) .. 1 (positive)</param>
public sealed record Sentiment(string Label, double Score);

/// <param name="Kind">silence, noise, music or untranscribed</param>
public sealed record TranscriptSpan(double Start, double End, string Kind);

/// <summary>Who is heard when, before any word is assigned; turns of different speakers may overlap.</summary>
public sealed record DiarizedTurn(double Start, double End, string Speaker);
