using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public void TheSameInterviewGivesTheSameBytes()
    {
        var transcript = SampleInterviews.Transcript("robo-almacen-01");

        var first = InterviewReports.Write(transcript, Build.Analysis(transcript), [new(0, 1, "S1")], null);
        var second = InterviewReports.Write(transcript, Build.Analysis(transcript), [new(0, 1, "S1")], null);

        Assert.Equal(first.Select(f => f.Name), second.Select(f => f.Name));
        Assert.All(first.Zip(second), pair => Assert.True(pair.First.Content.AsSpan().SequenceEqual(pair.Second.Content), pair.First.Name));
    }
}
