namespace AudioAspire.EndToEnd.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("audioaspire-e2e-").FullName;

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Waits until the file is there and satisfies the condition, as a person would who keeps looking.</summary>
    public async Task<byte[]> WaitForAsync(string file, Func<byte[], bool> condition, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            try
            {
                if (System.IO.File.Exists(file) && System.IO.File.ReadAllBytes(file) is var content && condition(content)) return content;
            }
            catch (IOException)
            {
                // Being replaced at this moment.
            }
            await timer.WaitForNextTickAsync(cancel);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
