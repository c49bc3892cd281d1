using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Tests;

public sealed class PowersetTests
{
    static byte[] Decode(params double[] probabilities)
    {
        var activity = new byte[Powerset.Speakers];
        Powerset.Decode([.. probabilities.Select(p => (float)Math.Log(p))], activity);
        return activity;
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 255, 0, 0)]
    [InlineData(2, 0, 255, 0)]
    [InlineData(3, 0, 0, 255)]
    [InlineData(4, 255, 255, 0)]
    [InlineData(5, 255, 0, 255)]
    [InlineData(6, 0, 255, 255)]
    public void EachClassNamesItsSpeakers(int certain, int first, int second, int third)
    {
        var probabilities = new double[Powerset.Classes];
        probabilities[certain] = 1;
        Assert.Equal([(byte)first, (byte)second, (byte)third], Decode(probabilities));
    }

    [Fact]
    public void ASpeakersProbabilityIsTheSumOverHisClasses() =>
        Assert.Equal([(byte)128, (byte)64, (byte)64], Decode(0.25, 0.25, 0.125, 0.125, 0.125, 0.125, 0), (a, b) => Math.Abs(a - b) <= 1);
}
