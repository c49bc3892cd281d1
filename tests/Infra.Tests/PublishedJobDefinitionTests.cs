using AudioAspire.Infra.JobDefinitions;

namespace AudioAspire.Infra.Tests;

public sealed class PublishedJobDefinitionTests
{
    [Theory]
    [InlineData(true, "audioaspire")]
    [InlineData(false, "audioaspire-cpu")]
    public async Task TheDefaultIsWhatTheAppHostPublishes(bool gpu, string name)
    {
        var job = BatchJob.Parse(await new PublishedJobDefinition(gpu).ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal(name, job.Name);
        Assert.Equal(["audioaspire/collector", "audioaspire/diarizer", "audioaspire/insights", "audioaspire/pipeline", "audioaspire/transcriber"], job.Repositories);
        Assert.Empty(job.ForeignImages);
    }
}
