using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Publishing;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Tests;

public sealed class PublisherTests
{
    static readonly InterviewName s_name = new("c", "a");

    [Fact]
    public async Task WhoComesLateLeavesWhatAnotherHasPublished()
    {
        await using var house = await House.OpenAsync();
        await PublishAsync(house, "etag", 1);
        await PublishAsync(house, "etag", 2);
        Assert.Equal([1], (await house.Store.ReadAllAsync("output/c/a/f")).ToArray());
        await PublishAsync(house, "changed", 3);
        Assert.Equal([3], (await house.Store.ReadAllAsync("output/c/a/f")).ToArray());
        Assert.Equal("changed", (await house.ReadAsync<Manifest>("output/c/a/manifest.json")).Input.Etag);
    }

    static Task PublishAsync(House house, string etag, byte content) => new Publisher(house.Store, s_name).PublishAsync(
        [PublishedFile.Of("f", [content])],
        new Manifest { Case = "c", Interview = "a", Input = new InputObject("input/c/a.wav", etag, null, 1), Options = new RunOptions() },
        _ => { }, default);
}
