using Aspire.Hosting;
using AudioAspire.Hosting.Batch;

namespace AudioAspire.Batch.Tests.Publishing;

/// <summary>Applications that cannot be a job say what is wrong with them.</summary>
public sealed class ModelErrorTests
{
    [Fact]
    public async Task NoResourceIsTheJob() =>
        Assert.Contains("PublishAsBatchJob", await ErrorOfAsync(builder => builder.AddProject("a", "a.csproj").WithBatchContainer(1, 512)));

    [Fact]
    public async Task TwoResourcesAreTheJob() => Assert.Contains("a and b", await ErrorOfAsync(builder =>
    {
        builder.AddProject("a", "a.csproj").WithBatchContainer(1, 512).PublishAsBatchJob();
        builder.AddProject("b", "b.csproj").WithBatchContainer(1, 512).PublishAsBatchJob();
    }));

    [Fact]
    public async Task AServiceWithoutSizeIsNamed() => Assert.Contains("'helper' is part of the Batch job", await ErrorOfAsync(builder =>
        builder.AddProject("a", "a.csproj").WithBatchContainer(1, 512).PublishAsBatchJob().WaitFor(builder.AddProject("helper", "h.csproj"))));

    [Fact]
    public async Task AnAddressThatIsNoSocketIsNamed() => Assert.Contains("gets services__web__http__0", await ErrorOfAsync(builder =>
        builder.AddProject("a", "a.csproj").WithBatchContainer(1, 512).PublishAsBatchJob()
            .WithReference(builder.AddProject("web", "w.csproj").WithHttpEndpoint().GetEndpoint("http"))));

    [Fact]
    public async Task TooLargeADefinitionSaysHowLarge() => Assert.Contains("AWS Batch takes 24,576", await ErrorOfAsync(builder =>
        builder.AddProject("a", "a.csproj").WithBatchContainer(1, 512).PublishAsBatchJob().WithEnvironment("LONG", new string('x', 25_000))));

    [Fact]
    public void AContainerNeedsAtLeastOneProcessor() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DistributedApplication.CreateBuilder().AddProject("a", "a.csproj").WithBatchContainer(0, 512));

    static async Task<string> ErrorOfAsync(Action<IDistributedApplicationBuilder> describe)
    {
        var builder = DistributedApplication.CreateBuilder();
        describe(builder);
        return (await Assert.ThrowsAsync<DistributedApplicationException>(() => BatchPublisher.DescribeAsync(builder.Resources))).Message;
    }
}
