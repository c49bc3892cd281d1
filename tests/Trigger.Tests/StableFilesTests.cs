using AudioAspire.Trigger.Watching;
using Microsoft.Extensions.Time.Testing;

namespace AudioAspire.Trigger.Tests;

public sealed class StableFilesTests
{
    static readonly DateTime Written = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    readonly FakeTimeProvider time = new();
    readonly StableFiles files;

    public StableFilesTests() => files = new StableFiles(time);

    [Fact]
    public void AFileCountsOnceItHasNotChangedForTwoSeconds()
    {
        Assert.Empty(Look(5));
        Assert.Empty(LookAfter(1.9, 5));
        Assert.Equal(["f"], LookAfter(0.1, 5));
        Assert.Empty(LookAfter(60, 5));
    }

    [Fact]
    public void AFileThatGrowsIsWaitedFor()
    {
        for (var size = 1; size < 10; size++) Assert.Empty(LookAfter(1.5, size));
        Assert.Equal(["f"], LookAfter(2, 9));
    }

    [Fact]
    public void AFileThatIsReplacedCountsAgain()
    {
        Look(5);
        Assert.Equal(["f"], LookAfter(2, 5));
        Assert.Empty(LookAfter(1, 5, Written.AddSeconds(9)));
        Assert.Equal(["f"], LookAfter(2, 5, Written.AddSeconds(9)));
    }

    [Fact]
    public void AFileThatWentAndCameBackCountsAgain()
    {
        Look(5);
        Assert.Equal(["f"], LookAfter(2, 5));
        Assert.Empty(files.Look([]));
        Assert.Empty(Look(5));
        Assert.Equal(["f"], LookAfter(2, 5));
    }

    [Fact]
    public void AFileThatCouldNotBeAnnouncedIsToldAgainLater()
    {
        Look(5);
        LookAfter(2, 5);
        files.TellAgain("f");
        Assert.Empty(LookAfter(3, 5));
        Assert.Equal(["f"], LookAfter(1, 5));
    }

    string[] LookAfter(double seconds, long size, DateTime? written = null)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        return Look(size, written);
    }

    string[] Look(long size, DateTime? written = null) => [.. files.Look([("f", size, written ?? Written)]).Select(f => f.Key)];
}
