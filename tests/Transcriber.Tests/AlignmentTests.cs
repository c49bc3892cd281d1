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
}
