using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Interviews;
using AudioAspire.Scoring;

namespace AudioAspire.Insights.Tests.Quality;

/// <summary>The samples' true text as the service gets it.</summary>
internal static class SampleTurns
{
    public static Interview Of(InterviewTruth truth)
    {
        var options = new AnalyzeOptions { Case = truth.Case, Interview = truth.Name, Language = truth.Language, Duration = truth.DurationSeconds };
        options.Speakers.Add(truth.Speakers.Select(s => new AnalyzeSpeaker { Id = s.Id }));
        return new Interview(options, [.. truth.Turns.Select(t =>
            new AnalyzeTurn { Index = t.Index, Start = t.Start, End = t.End, Speaker = t.Speaker, Text = t.Text })]);
    }
}
