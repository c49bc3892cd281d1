namespace AudioAspire.AppHost.Modes;

/// <summary>There is none without the packages for it.</summary>
sealed class LocalCloud;

static class LocalCloudExtensions
{
    public static LocalCloud? AddLocalCloud(this IDistributedApplicationBuilder builder, RunSettings run) => run.LocalStack
        ? throw new DistributedApplicationException(
            "--localstack needs Aspire's AWS packages, and Docker or Podman. Add -p:UseLocalStack=true before the --, as in: "
            + "dotnet run --project AppHost -p:UseLocalStack=true -- --localstack. Without them use --store s3://BUCKET with AWS_ENDPOINT_URL.")
        : null;

    public static IResourceBuilder<ProjectResource> WithCloud(this IResourceBuilder<ProjectResource> service, LocalCloud? cloud) => service;

    public static IResourceBuilder<ProjectResource> WithCloudQueue(this IResourceBuilder<ProjectResource> service, LocalCloud? cloud) => service;
}
