namespace AudioAspire.Pipeline.Jobs;

/// <summary>Who this process is to a lease, and where it works. The name survives a crash, so that a restart goes on with its own jobs at once;
/// the lock sees to it that two live processes never share one. In AWS Batch the job's id serves: all its attempts are one owner.</summary>
internal sealed class JobOwner : IDisposable
{
    readonly FileStream? _lock;

    public JobOwner(IConfiguration configuration)
    {
        ScratchFolder = configuration["SCRATCH_DIR"] is { Length: > 0 } given ? Path.GetFullPath(given) : Path.Combine(Path.GetTempPath(), "audioaspire");
        Directory.CreateDirectory(ScratchFolder);
        if (configuration["AWS_BATCH_JOB_ID"] is { Length: > 0 } job)
        {
            Id = job;
            return;
        }
        try
        {
            _lock = new FileStream(Path.Combine(ScratchFolder, "pipeline.owner"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            using var reader = new StreamReader(_lock, leaveOpen: true);
            Id = reader.ReadToEnd().Trim();
            if (Id.Length == 0)
            {
                Id = NewId();
                using var writer = new StreamWriter(_lock, leaveOpen: true);
                writer.Write(Id);
            }
        }
        catch (IOException)
        {
            Id = NewId();
        }
    }

    public string Id { get; }

    public string ScratchFolder { get; }

    /// <summary>What a crash left in the scratch folder; only the holder of the lock may tell.</summary>
    public void RemoveLeftovers()
    {
        var jobs = Path.Combine(ScratchFolder, "jobs");
        if (_lock is not null && Directory.Exists(jobs)) Directory.Delete(jobs, recursive: true);
    }

    public void Dispose() => _lock?.Dispose();

    static string NewId() => $"{Environment.MachineName}-{Guid.NewGuid():N}";
}
