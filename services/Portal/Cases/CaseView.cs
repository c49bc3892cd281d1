using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Portal.Cases;

/// <summary>A case as the pages show it.</summary>
/// <param name="HasReport">case.html is there.</param>
/// <param name="Contradictions">Null until the case has been compared.</param>
internal sealed record CaseView(string Name, IReadOnlyList<InterviewView> Interviews, bool HasReport, int? Contradictions)
{
    public DateTimeOffset UpdatedAt => Interviews.Max(i => i.Status?.UpdatedAt ?? DateTimeOffset.MaxValue);
}

/// <param name="Key">The recording, null where it has been removed.</param>
/// <param name="Status">Null where nobody has claimed the recording yet.</param>
/// <param name="Files">Names of the published files.</param>
internal sealed record InterviewView(InterviewName Name, string? Key, JobStatus? Status, IReadOnlySet<string> Files)
{
    public const string Waiting = "waiting";

    public string State => Status?.State ?? Waiting;
}
