using Aspire.Hosting.Running;

namespace AudioAspire.Hosting.Tests.Processes;

public sealed class RestartPolicyTests
{
    readonly RestartPolicy _policy = new();

    [Fact]
    public void PausesDoubleUpToALimit()
    {
        var pauses = Enumerable.Range(0, 8).Select(_ => _policy.AfterCrash(TimeSpan.FromSeconds(1))!.Value.TotalSeconds);
        Assert.Equal([0.5, 1, 2, 4, 8, 15, 15, 15], pauses);
    }

    [Fact]
    public void AServiceThatRanForAWhileStartsAfreshWithItsPauses()
    {
        for (var i = 0; i < 5; i++) _policy.AfterCrash(TimeSpan.FromSeconds(1));
        Assert.Equal(0.5, _policy.AfterCrash(TimeSpan.FromMinutes(1))!.Value.TotalSeconds);
    }

    [Fact]
    public void AServiceThatNeverCameUpIsGivenUp()
    {
        for (var i = 1; i < RestartPolicy.MaxFailedStarts; i++) Assert.NotNull(_policy.AfterCrash(null));
        Assert.Null(_policy.AfterCrash(null));
    }
}
