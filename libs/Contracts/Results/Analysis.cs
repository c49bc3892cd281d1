namespace AudioAspire.Contracts.Results;

/// <summary>analysis.json: what one interview means, every statement traceable to turns of its transcript.</summary>
public sealed record Analysis
{
    public const string SchemaId = "audioaspire/analysis/1";

    public string Schema { get; init; } = SchemaId;
    public required string Interview { get; init; }
    public required string Case { get; init; }
    public required string Language { get; init; }
    public required Summary Summary { get; init; }
    public IReadOnlyList<Idea> Ideas { get; init; } = [];
    public IReadOnlyList<Topic> Topics { get; init; } = [];
    public required InterviewStatistics Statistics { get; init; }
    public IReadOnlyList<Claim> Claims { get; init; } = [];
    public IReadOnlyList<Cue> Cues { get; init; } = [];
    /// <summary>What each speaker's measured cues are compared with; of the words alone without sound.</summary>
    public IReadOnlyList<CueBaseline> CueBaselines { get; init; } = [];
    public IReadOnlyList<SelfContradiction> SelfContradictions { get; init; } = [];
    public IReadOnlyList<ModelUse> Models { get; init; } = [];
    public IReadOnlyList<string> Without { get; init; } = [];
    /// <summary>What a reader must know of how this came about, e.g. that a language model was asked in vain.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}

/// <param name="Text">The sentences joined.</param>
/// <param name="Method">"extractive", or "language-model" with the model named in <see cref="Analysis.Models"/>.</param>
public sealed record Summary(string Text, IReadOnlyList<SummarySentence> Sentences, string Method = "extractive");

public sealed record SummarySentence(string Text, IReadOnlyList<int> Turns);

/// <param name="Weight">0..1, the largest is 1</param>
public sealed record Idea(string Text, IReadOnlyList<int> Turns, double Weight);

public sealed record Topic(string Title, double Start, double End, IReadOnlyList<int> Turns, IReadOnlyList<string> Keywords);

public sealed record InterviewStatistics
{
    public SortedDictionary<string, SpeakerStatistics> BySpeaker { get; init; } = new(StringComparer.Ordinal);
    public IReadOnlyList<Interruption> Interruptions { get; init; } = [];
    public IReadOnlyList<Pause> Silences { get; init; } = [];
    public double TalkSeconds { get; init; }
    public double SilenceSeconds { get; init; }
    public double OverlapSeconds { get; init; }
    public int Questions { get; init; }
    /// <summary>Of every turn with enough voice; empty without sound and where cues are left out.</summary>
    public IReadOnlyList<TurnVoice> Voices { get; init; } = [];
}

/// <param name="Pitch">Median fundamental frequency in Hz.</param>
/// <param name="Loudness">Median level in dB relative to full scale.</param>
public sealed record TurnVoice(int Turn, double? Pitch, double? Loudness);

public sealed record SpeakerStatistics
{
    /// <summary>interviewer, interviewee or unknown, judged by who asks, opens and closes.</summary>
    public string Role { get; init; } = "unknown";
    public double TalkSeconds { get; init; }
    public double TalkShare { get; init; }
    public int Turns { get; init; }
    public int Words { get; init; }
    public double WordsPerMinute { get; init; }
    public int Questions { get; init; }
    public int Fillers { get; init; }
    public int Interruptions { get; init; }
    /// <summary>Median time to answer, in seconds; null where nobody was answered.</summary>
    public double? ResponseLatency { get; init; }
    /// <summary>Median fundamental frequency in Hz; null without sound.</summary>
    public double? Pitch { get; init; }
    /// <summary>Median level in dB relative to full scale; null without sound.</summary>
    public double? Loudness { get; init; }
    /// <summary>Mean sentiment (-1..1) overall and per quarter of the interview; null where affect is left out.</summary>
    public double? Sentiment { get; init; }
    public IReadOnlyList<double?>? SentimentByQuarter { get; init; }
    /// <summary>The last quarter in which the speaker talks less the first; null with one alone.</summary>
    public double? SentimentChange { get; init; }
}

public sealed record Interruption(double Time, string Speaker, string Interrupted, int Turn);

public sealed record Pause(double Start, double End, int BeforeTurn);

/// <summary>A checkable statement.</summary>
/// <param name="Kind">clock_time, date, place, number, quantity, duration, who_was_present, colour_object, negation, sequence, other</param>
/// <param name="Value">Normalised: "21:30", "03-14", "2", "blue", ...</param>
public sealed record Claim(string Id, string Kind, string Text, int Turn, double Start, double End, string Speaker, string Value)
{
    public string? Subject { get; init; }
    public string? Predicate { get; init; }
    public bool Negated { get; init; }
    public bool Hedged { get; init; }
    public bool Reported { get; init; }
}

/// <summary>One observable, quoted, measured sign; never a verdict.</summary>
/// <param name="Measure">The value here, in the unit that <paramref name="Kind"/> implies.</param>
/// <param name="Baseline">The same speaker's usual value; null where speech is too thin for one.</param>
/// <param name="Effect">What research found of this sign, with its size and reference.</param>
/// <param name="Caution">What it does not prove.</param>
public sealed record Cue(
    string Kind, string Speaker, int Turn, double Start, double End, string Quote,
    double? Measure, double? Baseline, string Effect, string Caution)
{
    /// <summary>Robust z-score of the measure against the baseline; null for cues that are not counted.</summary>
    public double? Deviation { get; init; }
}

/// <summary>A speaker's usual value of one measure.</summary>
/// <param name="Kind">The cue kind it belongs to.</param>
/// <param name="Answers">How many answers could be measured.</param>
/// <param name="Median">Null where speech is insufficient.</param>
public sealed record CueBaseline(string Speaker, string Kind, int Answers, double? Median, string Status)
{
    public const string Sufficient = "sufficient", Insufficient = "insufficient speech";
}

public sealed record SelfContradiction(string Id, string Kind, double Confidence, string Explanation, Evidence A, Evidence B);

/// <summary>One side of a contradiction or agreement. <c>Interview</c> is the name of its output folder.</summary>
public sealed record Evidence(string Interview, int Turn, double Start, double End, string Speaker, string Quote);

public sealed record ModelUse(string Role, string Name, string Sha256);
