namespace AudioAspire.Storage.Tests;

public sealed class FolderStoreConformance : ObjectStoreConformance, IDisposable
{
    readonly TemporaryFolder folder = new();

    protected override Task<IObjectStore> NewStoreAsync() => Task.FromResult<IObjectStore>(new FolderStore(folder.Path));

    public void Dispose() => folder.Dispose();
}

public sealed class S3StoreConformance(MotoServer moto) : ObjectStoreConformance
{
    protected override async Task<IObjectStore> NewStoreAsync()
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        return await moto.NewBucketAsync();
    }
}

public sealed class FolderStoreTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("../secret")]
    [InlineData("input/../../secret")]
    [InlineData("input/./a")]
    [InlineData("/etc/passwd")]
    [InlineData("input//a")]
    [InlineData("input/a/")]
    [InlineData("input/a\0b")]
    [InlineData(".locks/00")]
    public async Task NoKeyLeadsOutOfTheFolder(string key)
    {
        var store = new FolderStore(folder.Path);
        await Assert.ThrowsAsync<ArgumentException>(() => store.HeadAsync(key));
        await Assert.ThrowsAsync<ArgumentException>(() => store.PutAsync(key, "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => store.DeleteAsync(key));
    }

    [Fact]
    public async Task ListsOfStrangePrefixesAreEmpty()
    {
        var store = new FolderStore(folder["store"]);
        File.WriteAllText(folder["secret"], "x");
        Assert.Empty(await store.KeysAsync("../"));
        Assert.Empty(await store.KeysAsync("input/../../"));
    }

    [Fact]
    public async Task ResultsMayLieElsewhere()
    {
        var store = new FolderStore(folder["store"], folder["results"]);
        await store.PutAsync("input/a/1.wav", "sound");
        await store.PutAsync("output/a/1/status.json", "{}");
        Assert.True(File.Exists(folder["results", "a", "1", "status.json"]));
        Assert.False(Directory.Exists(folder["store", "output"]));
        Assert.Equal(["input/a/1.wav", "output/a/1/status.json"], await store.KeysAsync(""));
        Assert.Equal(["output/a/1/status.json"], await store.KeysAsync("output/a/"));
        await store.DeleteAsync("output/a/1/status.json");
        Assert.False(Directory.Exists(folder["results", "a"]));
    }

    [Fact]
    public async Task FilesThatAPersonDropsAreObjects()
    {
        var store = new FolderStore(folder.Path);
        Directory.CreateDirectory(folder["input", "c"]);
        File.WriteAllText(folder["input", "c", "100%41 %20.wav"], "x");
        Assert.Equal(["input/c/100%41 %20.wav"], await store.KeysAsync("input/"));
        Assert.Equal("x", await store.ReadAsync("input/c/100%41 %20.wav"));
    }

    [Fact]
    public async Task UnfinishedWritesAreNotListed()
    {
        var store = new FolderStore(folder.Path);
        Directory.CreateDirectory(folder["input"]);
        File.WriteAllText(FolderLayout.TemporaryBeside(folder["input", "a.wav"]), "half");
        Assert.Empty(await store.KeysAsync(""));
    }

    [Fact]
    public async Task AChangeOfTheSameSizeJustAfterIsNoticed()
    {
        var store = new FolderStore(folder.Path);
        var path = folder["k"];
        File.WriteAllText(path, "one");
        var time = File.GetLastWriteTimeUtc(path);
        var first = await store.HeadAsync("k");
        File.WriteAllText(path, "two");
        File.SetLastWriteTimeUtc(path, time);
        Assert.NotEqual(first!.ETag, (await store.HeadAsync("k"))!.ETag);
    }

    [Fact]
    public async Task TwoStoresOverOneFolderExcludeEachOther()
    {
        IObjectStore[] stores = [new FolderStore(folder.Path), new FolderStore(folder.Path)];
        var wins = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(async () =>
        {
            try
            {
                await stores[n % 2].PutAsync($"claim{n / 10}", $"{n}", WriteCondition.Absent);
                return 1;
            }
            catch (ConditionFailedException)
            {
                return 0;
            }
        })));
        Assert.Equal(2, wins.Sum());
    }

    [Fact]
    public async Task AFolderWhereAnObjectShouldBeIsAnErrorAtOnce()
    {
        var store = new FolderStore(folder.Path);
        await store.PutAsync("a/b", "x");
        await Assert.ThrowsAnyAsync<Exception>(() => store.PutAsync("a", "y"));
        await Assert.ThrowsAnyAsync<Exception>(() => store.PutAsync("a/b/c", "y"));
    }
}
