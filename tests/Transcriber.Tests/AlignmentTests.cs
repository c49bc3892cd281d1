using AudioAspire.Transcriber.Alignment;

namespace AudioAspire.Transcriber.Tests;

public sealed class AlignmentTests
{
    [Fact]
    public void ThePathFollowsTheAttention()
    {
        // Rows look at positions 0-2, 3-5 and 6-9.
        var gain = new float[3 * 10];
        for (var p = 0; p < 10; p++) gain[(p < 3 ? 0 : p < 6 ? 1 : 2) * 10 + p] = 1;
        Assert.Equal([0, 3, 6], DynamicTimeWarping.Starts(gain, 3, 10));
    }

    [Fact]
    public void MoreTokensThanPositionsStillHaveTimesInOrder()
    {
        var starts = DynamicTimeWarping.Starts(new float[6 * 2], 6, 2);
        Assert.Equal(starts.Order(), starts);
        Assert.All(starts, s => Assert.InRange(s, 0, 1));
    }

    [Fact]
    public void AStartThatIsTheSameEverywhereCarriesNoWeight()
    {
        // Both rows look at position 0 (Whisper's resting place), each also at its own.
        var attention = new AttentionMatrix(1, 2, 40);
        for (var row = 0; row < 2; row++)
        {
            attention[0, row][0] = 10;
            attention[0, row].Slice(row == 0 ? 5 : 25, 8).Fill(1);
        }
        Assert.InRange(DynamicTimeWarping.Starts(AttentionFilter.Apply(attention), 2, 40)[1], 13, 26);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(33)]
    [InlineData(1500)]
    public void TheMedianOfSevenNeighboursIsTheMiddleOfTheirOrder(int length)
    {
        var random = new Random(length);
        var values = Enumerable.Range(0, length).Select(_ => random.NextSingle()).ToArray();
        float At(int i) => values[Math.Clamp(Math.Abs(i) < length ? Math.Abs(i) : 2 * length - 2 - Math.Abs(i), 0, length - 1)];
        var expected = Enumerable.Range(0, length).Select(p => Enumerable.Range(p - 3, 7).Select(At).Order().ElementAt(3));
        Assert.Equal(expected, new MedianFilter(length).Apply(values).ToArray());
    }
}
