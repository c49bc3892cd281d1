using System.Globalization;

namespace AudioAspire.Storage.Tests;

/// <summary>What every store must do; a class for each kind of store runs it.</summary>
public abstract class ObjectStoreConformance
{
    protected abstract Task<IObjectStore> NewStoreAsync();

    [Fact]
    public async Task WhatIsWrittenIsReadAgain()
    {
        var store = await NewStoreAsync();
        var put = await store.PutAsync("input/a/b.txt", "hello");
        Assert.Equal("hello", await store.ReadAsync("input/a/b.txt"));
        var head = await store.HeadAsync("input/a/b.txt");
        Assert.Equal(("input/a/b.txt", 5, put.ETag), (head!.Key, head.Size, head.ETag));
    }

    [Fact]
    public async Task AReadMayBeginInTheMiddle()
    {
        var store = await NewStoreAsync();
        await store.PutAsync("k", "0123456789");
        Assert.Equal("789", await store.ReadAsync("k", 7));
        Assert.Equal("", await store.ReadAsync("k", 10));
        await using var content = await store.OpenReadAsync("k", 4);
        Assert.Equal(10, content.Info.Size);
    }

    [Fact]
    public async Task AnEmptyObjectIsAnObject()
    {
        var store = await NewStoreAsync();
        await store.PutAsync("empty", "");
        Assert.Equal(0, (await store.HeadAsync("empty"))!.Size);
        Assert.Equal("", await store.ReadAsync("empty"));
    }

    [Fact]
    public async Task WhatIsNotThereIsMissing()
    {
        var store = await NewStoreAsync();
        Assert.Null(await store.HeadAsync("no/such"));
        await Assert.ThrowsAsync<ObjectMissingException>(() => store.OpenReadAsync("no/such"));
        await store.DeleteAsync("no/such");
        Assert.Empty(await store.KeysAsync("no/"));
    }

    [Fact]
    public async Task TheETagChangesWithTheContentAndOnlyThen()
    {
        var store = await NewStoreAsync();
        var first = await store.PutAsync("k", "one");
        var same = await store.PutAsync("k", "one");
        var other = await store.PutAsync("k", "two");
        Assert.Equal(first.ETag, same.ETag);
        Assert.NotEqual(first.ETag, other.ETag);
        Assert.Equal(other.ETag, (await store.HeadAsync("k"))!.ETag);
    }

    [Fact]
    public async Task OnlyTheFirstMayCreate()
    {
        var store = await NewStoreAsync();
        await store.PutAsync("k", "first", WriteCondition.Absent);
        await Assert.ThrowsAsync<ConditionFailedException>(() => store.PutAsync("k", "second", WriteCondition.Absent));
        Assert.Equal("first", await store.ReadAsync("k"));
    }

    [Fact]
    public async Task OnlyWhoKnowsTheVersionMayReplaceIt()
    {
        var store = await NewStoreAsync();
        var old = await store.PutAsync("k", "old");
        await store.PutAsync("k", "new", WriteCondition.Matches(old.ETag));
        await Assert.ThrowsAsync<ConditionFailedException>(() => store.PutAsync("k", "lost", WriteCondition.Matches(old.ETag)));
        Assert.Equal("new", await store.ReadAsync("k"));
        await store.DeleteAsync("k");
        await Assert.ThrowsAsync<ConditionFailedException>(() => store.PutAsync("k", "late", WriteCondition.Matches(old.ETag)));
        Assert.Null(await store.HeadAsync("k"));
    }

    [Fact]
    public async Task EightWritersWithCompareAndSwapLoseNothing()
    {
        var store = await NewStoreAsync();
        await store.PutAsync("counter", "0");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < 5;)
            {
                var seen = await store.HeadAsync("counter");
                var text = await store.ReadAsync("counter");
                var next = (int.Parse(text, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
                try
                {
                    await store.PutAsync("counter", next, WriteCondition.Matches(seen!.ETag));
                    done++;
                }
                catch (ConditionFailedException)
                {
                }
            }
        })));
        Assert.Equal("40", await store.ReadAsync("counter"));
    }

    [Fact]
    public async Task OfManyCreatorsExactlyOneSucceeds()
    {
        var store = await NewStoreAsync();
        var wins = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            try
            {
                await store.PutAsync("claim", $"{n}", WriteCondition.Absent);
                return 1;
            }
            catch (ConditionFailedException)
            {
                return 0;
            }
        })));
        Assert.Equal(1, wins.Sum());
    }

    [Fact]
    public async Task AListIsCompleteAndInOrdinalOrder()
    {
        var store = await NewStoreAsync();
        string[] keys = ["input/a/1.wav", "input/a.wav", "input/a/b/2.wav", "input/Z.wav", "input/a-b.wav", "output/a/1/status.json"];
        foreach (var key in keys) await store.PutAsync(key, key);
        Assert.Equal(keys.Where(k => k.StartsWith("input/", StringComparison.Ordinal)).Order(StringComparer.Ordinal), await store.KeysAsync("input/"));
        Assert.Equal(["input/a-b.wav", "input/a.wav", "input/a/1.wav", "input/a/b/2.wav"], await store.KeysAsync("input/a"));
        Assert.Equal(keys.Order(StringComparer.Ordinal), await store.KeysAsync(""));
        Assert.Equal(keys.Order(StringComparer.Ordinal), await store.ListKeysAsync("").ToArrayAsync());
    }

    [Theory]
    [InlineData("input/case with spaces/a + b.wav")]
    [InlineData("input/100 %/50%25.wav")]
    [InlineData("input/🎙️/señal ñ 日本.wav")]
    [InlineData("input/a/what? <now>: \"it\" | * .wav")]
    [InlineData("input/a/CON.wav")]
    [InlineData("input/a/trailing dot.")]
    [InlineData("input/a/#fragment;semi&amp='quote'.wav")]
    public async Task HostileNamesAreOnlyNames(string key)
    {
        var store = await NewStoreAsync();
        await store.PutAsync(key, "x");
        Assert.Equal("x", await store.ReadAsync(key));
        Assert.Equal([key], await store.KeysAsync("input/"));
        await store.DeleteAsync(key);
        Assert.Empty(await store.KeysAsync("input/"));
    }

    [Fact]
    public async Task ANameMayHave255Bytes()
    {
        var store = await NewStoreAsync();
        var key = "input/a/" + new string('n', 251) + ".wav";
        await store.PutAsync(key, "x", WriteCondition.Absent);
        Assert.Equal([key], await store.KeysAsync("input/a/"));
    }

    [Fact]
    public async Task AStreamOfUnknownLengthIsWrittenWhole()
    {
        var store = await NewStoreAsync();
        const int Length = (40 << 20) + 12345;
        await store.PutAsync("big", new PatternStream(Length));
        Assert.Equal(Length, (await store.HeadAsync("big"))!.Size);
        await using var content = await store.OpenReadAsync("big");
        Assert.True(await new PatternStream(Length).SameAsAsync(content.Stream));
        await Assert.ThrowsAsync<ConditionFailedException>(() => store.PutAsync("big", new PatternStream(Length), WriteCondition.Absent));
    }

    [Fact]
    public async Task AWriteThatBreaksOffLeavesTheOldObject()
    {
        var store = await NewStoreAsync();
        await store.PutAsync("k", "old");
        await Assert.ThrowsAsync<IOException>(() => store.PutAsync("k", new PatternStream(20 << 20, failAt: 18 << 20)));
        Assert.Equal("old", await store.ReadAsync("k"));
        Assert.Equal(["k"], await store.KeysAsync(""));
    }
}
