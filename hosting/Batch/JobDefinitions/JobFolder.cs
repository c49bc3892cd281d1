namespace AudioAspire.Hosting.Batch;

/// <summary>The volume that the containers of one job share, and nobody else. On EC2 the containers of all jobs of a machine share its
/// network, so that no port can be fixed: the containers of a job find each other by sockets here.</summary>
public static class JobFolder
{
    /// <value>Where every container sees it.</value>
    public const string Path = "/job";

    internal const string Volume = "job";
    internal const string CollectorSocket = Path + "/otel.sock";

    internal static string AddressOf(string container) => $"unix:{Path}/{container}.sock";
}
