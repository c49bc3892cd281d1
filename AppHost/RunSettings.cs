using AudioAspire.AppHost.Modes;
using AudioAspire.Hosting.Batch;

namespace AudioAspire.AppHost;

/// <summary>What the command line decides about the application.</summary>
sealed record RunSettings
{
    public const string DefaultStore = "data";
    public const string LocalStackStore = "s3://audioaspire";

    /// <value>A folder (absolute) or s3://bucket.</value>
    public required string Store { get; init; }
    /// <value>A folder that takes the results instead of the store's output/; empty = the store's own.</value>
    public string OutputFolder { get; init; } = "";
    /// <value>Traces and intermediate files: a folder on this machine, beside the recordings where those are here, too.</value>
    public required string LocalFolder { get; init; }
    public int PortalPort { get; init; } = 8080;
    public int TriggerPort { get; init; } = 8090;
    /// <value>A model of the catalogue; empty = the shipped one.</value>
    public string SpeechModel { get; init; } = Environment.GetEnvironmentVariable("SPEECH_MODEL") ?? "";
    /// <value>Bucket and queue in a LocalStack container.</value>
    public bool LocalStack { get; init; }
    /// <value>Only what one analysis needs, without log and table.</value>
    public bool OneShot { get; init; }

    // Every system takes a slash; the folder of a published job is on Linux, wherever it is published.
    public string TraceFolder => LocalFolder + "/traces";
    public string ScratchFolder => LocalFolder + "/scratch";

    /// <value>Switches for the host itself (--operation publish ...), passed on as they are.</value>
    public string[] HostArguments { get; init; } = [];

    public DistributedApplicationOptions Hosting => new()
    {
        AssemblyName = typeof(RunSettings).Assembly.GetName().Name,
        Args = [.. HostMode.ArgumentsFor(this), .. HostArguments],
        DisableDashboard = OneShot,
    };

    /// <summary>The settings of a store; a relative folder is taken from where the command was given.</summary>
    public static RunSettings ForStore(string location)
    {
        var local = IsBucket(location) ? Path.GetFullPath(DefaultStore) : Path.GetFullPath(location);
        return new RunSettings { Store = IsBucket(location) ? location : local, LocalFolder = local };
    }

    /// <summary>One analysis. In the usual place its recordings and results join those of the default store;
    /// any other folder gets the results and, hidden, whatever else is needed, so that nothing is left elsewhere.</summary>
    public static RunSettings ForAnalysis(string outputFolder)
    {
        var output = Path.GetFullPath(outputFolder);
        if (output == Path.GetFullPath(Path.Combine(DefaultStore, "output"))) return ForStore(DefaultStore) with { OneShot = true };
        return ForStore(Path.Combine(output, ".audioaspire")) with { OutputFolder = output, OneShot = true };
    }

    /// <summary>A job in AWS Batch: a bucket, and the folder that the job's containers share.</summary>
    public static RunSettings ForBatch { get; } = new() { Store = $"s3://{Placeholders.Bucket}", LocalFolder = JobFolder.Path, HostArguments = ["--operation", "publish"] };

    public static bool IsBucket(string location) => location.StartsWith("s3://", StringComparison.Ordinal);
}
