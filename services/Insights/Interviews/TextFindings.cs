using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Interviews;

/// <summary>What the text alone tells; it is found while the sound still streams in.</summary>
/// <param name="Embeddings">One a sentence.</param>
/// <param name="Roles">By speaker: interviewer, interviewee or unknown.</param>
/// <param name="Affects">One a turn; null where affect is left out.</param>
internal sealed record TextFindings(
    IReadOnlyList<Sentence> Sentences, IReadOnlyList<float[]> Embeddings, IReadOnlyDictionary<string, string> Roles,
    IReadOnlyList<Idea> Ideas, Summary Summary, IReadOnlyList<Topic> Topics, IReadOnlyList<TurnAffect>? Affects);

internal sealed record InterviewResult(Analysis Analysis, Card Card);
