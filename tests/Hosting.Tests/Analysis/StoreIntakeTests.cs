using AudioAspire.AppHost.Analysis;
using AudioAspire.Storage;

namespace AudioAspire.Hosting.Tests.Analysis;

public sealed class StoreIntakeTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly TemporaryFolder _stored = new();

    public void Dispose()
    {
        _folder.Dispose();
        _stored.Dispose();
    }

    [Fact]
    public async Task AnUnchangedFileIsNotWrittenAgain()
    {
        var store = new FolderStore(_stored.Path);
        var source = new SourceFile(_folder.Write("a.wav", "sound"), "input/c/a.wav");
        var first = await StoreIntake.BringAsync(store, source, default);
        File.SetLastWriteTimeUtc(store.PathOf(source.Key), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var second = await StoreIntake.BringAsync(store, source, default);
        Assert.Equal(first.ETag, second.ETag);
        Assert.Equal(2020, File.GetLastWriteTimeUtc(store.PathOf(source.Key)).Year);
    }

    [Fact]
    public async Task AChangedFileReplacesTheOldOne()
    {
        var store = new FolderStore(_stored.Path);
        var before = await StoreIntake.BringAsync(store, new SourceFile(_folder.Write("a.wav", "sound"), "input/c/a.wav"), default);
        var after = await StoreIntake.BringAsync(store, new SourceFile(_folder.Write("a.wav", "noise"), "input/c/a.wav"), default);
        Assert.NotEqual(before.ETag, after.ETag);
    }
}
