namespace AudioAspire.Contracts.Results;

/// <summary>case.json: people, contradictions and agreements between the interviews of a case; a pure function of their cards.</summary>
public sealed record CaseReport
{
    public const string SchemaId = "audioaspire/case/1";

    public string Schema { get; init; } = SchemaId;
    public required string Case { get; init; }
    public string Language { get; init; } = "";
    public IReadOnlyList<CaseInterview> Interviews { get; init; } = [];
    public IReadOnlyList<Person> People { get; init; } = [];
    public IReadOnlyList<Contradiction> Contradictions { get; init; } = [];
    public IReadOnlyList<Agreement> Agreements { get; init; } = [];
    public IReadOnlyList<CaseIdea> Ideas { get; init; } = [];
    public IReadOnlyList<TimelineEvent> Timeline { get; init; } = [];
    /// <summary>For every two interviews how often they contradict and confirm each other.</summary>
    public IReadOnlyList<MatrixCell> Matrix { get; init; } = [];
    /// <summary>What one person claims and nobody else was asked about or speaks of.</summary>
    public IReadOnlyList<OpenQuestion> OpenQuestions { get; init; } = [];
    public IReadOnlyList<string> Without { get; init; } = [];
    public IReadOnlyList<string> Notices { get; init; } = [];
}

public sealed record CaseInterview(string Interview, double Duration, string Language, IReadOnlyList<string> Speakers);

public sealed record Person(string Id, string Name, IReadOnlyList<Appearance> Appearances);

/// <param name="Similarity">Cosine to the person's mean voice, or 1 where matched by name.</param>
public sealed record Appearance(string Interview, string Speaker, double Similarity);

/// <param name="Id">Derived from the content: the same evidence keeps its id.</param>
/// <param name="Kind">clock_time, date, place, number, quantity, duration, who_was_present, colour_object, negation, sequence, other</param>
/// <param name="Confidence">0..1</param>
public sealed record Contradiction(string Id, string Kind, double Confidence, string Explanation, Evidence A, Evidence B)
{
    /// <summary>What a language model says of it; null where none was asked.</summary>
    public ModelReview? Review { get; init; }
}

public sealed record ModelReview(string Model, bool Contradicts, string Reason);

public sealed record Agreement(string Id, string Kind, double Confidence, string Explanation, Evidence A, Evidence B);

public sealed record CaseIdea(string Text, double Weight, IReadOnlyList<CaseIdeaSource> Sources);

public sealed record CaseIdeaSource(string Interview, IReadOnlyList<int> Turns);

public sealed record MatrixCell(string A, string B, int Contradictions, int Agreements);

/// <param name="NotAsked">The interviews in which nothing touches the claim.</param>
public sealed record OpenQuestion(string Id, string Kind, Evidence Claim, IReadOnlyList<string> NotAsked);

/// <summary>A claimed event with its claimed time, ordered by that time.</summary>
public sealed record TimelineEvent(string When, string What, Evidence Source);
