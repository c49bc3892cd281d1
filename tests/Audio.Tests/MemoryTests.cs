namespace AudioAspire.Audio.Tests;

/// <summary>Counts the allocations of the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition("memory", DisableParallelization = true)]
public sealed class MemoryCollection;

[Collection("memory")]
public sealed class MemoryTests
{
    [Fact]
    public async Task AnHourOfSilenceTakesLittleMemory()
    {
        using var scratch = new Scratch();
        var path = Path.Combine(scratch.Folder, "silence.wav");
        using (var file = File.Create(path))
        {
            file.Write(WavFile.Header(1, 16_000 * 3600));
            file.SetLength(44 + 2 * 16_000L * 3600);
        }
        var before = GC.GetTotalAllocatedBytes();
        var audio = await AudioDecoder.DecodeAsync(path, scratch.Output, TestContext.Current.CancellationToken);
        Assert.Equal(3600, audio.Pcm.Seconds);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 20_000_000);
    }
}
