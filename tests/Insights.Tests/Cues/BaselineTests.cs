using AudioAspire.Insights.Cues;

namespace AudioAspire.Insights.Tests.Cues;

public sealed class BaselineTests
{
    [Fact]
    public void AnOutlierIsFarFromTheOthersMedian()
    {
        var baseline = new Baseline([10, 10.5, 9.5, 10, 10.2, 9.8, 10.1, 9.9, 10, 20], leastSpread: 0.1);
        var (z, median) = baseline.Judge(9)!.Value;
        Assert.True(z > 10);
        Assert.Equal(10, median, 9);
        Assert.True(Math.Abs(baseline.Judge(0)!.Value.Z) < 1);
    }

    [Fact]
    public void ThinSpeechGivesNoNumber()
    {
        var baseline = new Baseline([1, 2, 3, 4, 5, 6, 7, 100], leastSpread: 0.1);
        Assert.False(baseline.IsSufficient);
        Assert.Null(baseline.Judge(7));
    }

    [Fact]
    public void EqualAnswersDoNotMakeAnyDifferenceInfinite() =>
        Assert.Equal(2, new Baseline([.. Enumerable.Repeat(5.0, 10), 6], leastSpread: 0.5).Judge(10)!.Value.Z, 9);

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    [InlineData("de")]
    public void EveryKindHasItsEvidence(string language) => Assert.All(
        typeof(CueKind).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!),
        kind => Assert.NotEmpty(CueEvidence.Of(kind, language).Effect + CueEvidence.Of(kind, language).Caution));
}
