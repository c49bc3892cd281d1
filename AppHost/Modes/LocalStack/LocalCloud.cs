using Amazon.CloudFormation;
using Amazon.Runtime;
using Aspire.Hosting.AWS;
using Aspire.Hosting.AWS.CDK;
using AudioAspire.AppHost.Serving;

namespace AudioAspire.AppHost.Modes;

/// <summary>S3 and SQS in a LocalStack container, with the bucket and the queue of a deployment.</summary>
sealed record LocalCloud(IResourceBuilder<ContainerResource> Container, IResourceBuilder<IStackResource<RecordingsStack>> Stack)
{
    /// <summary>The last one that runs without an account.</summary>
    public const string Image = "localstack/localstack", Tag = "4.14.0";
    public const string Region = "us-east-1";
    /// <summary>LocalStack takes any; it must not be asked with those of a real account.</summary>
    public const string Key = "test";
    public static readonly (string Name, string Value)[] Access = [("AWS_REGION", Region), ("AWS_ACCESS_KEY_ID", Key), ("AWS_SECRET_ACCESS_KEY", Key)];
    /// <summary>The addresses that LocalStack gives out name this port.</summary>
    public const int Port = 4566;

    public static string Address => $"http://localhost:{Port}";
}

static class LocalCloudExtensions
{
    public static LocalCloud? AddLocalCloud(this IDistributedApplicationBuilder builder, RunSettings run)
    {
        if (!run.LocalStack) return null;
        RequiredProgram.Require(Environment.GetEnvironmentVariable("PATH"), builder.ExecutionContext.IsRunMode ? [RequiredProgram.ContainerEngine, RequiredProgram.Node] : [RequiredProgram.Node]);
        if (builder.ExecutionContext.IsRunMode) PrepareToRun();
        var container = builder.AddContainer("localstack", LocalCloud.Image, LocalCloud.Tag)
            .WithHttpEndpoint(port: LocalCloud.Port, targetPort: LocalCloud.Port, name: "http")
            .WithHttpHealthCheck("/_localstack/health")
            .WithEnvironment("SERVICES", "cloudformation,s3,sqs,sts");
        var formation = new AmazonCloudFormationClient(
            new BasicAWSCredentials(LocalCloud.Key, LocalCloud.Key),
            new AmazonCloudFormationConfig { ServiceURL = LocalCloud.Address, AuthenticationRegion = LocalCloud.Region });
        var bucket = run.Store["s3://".Length..].TrimEnd('/');
        var stack = builder.AddAWSCDKStack("recordings", scope => new RecordingsStack(scope, "recordings", bucket))
            .WithReference(formation)
            .WaitFor(container);
        return new LocalCloud(container, stack);
    }

    static void PrepareToRun()
    {
        if (LocalPort.IsTaken(LocalCloud.Port))
            throw new DistributedApplicationException($"Port {LocalCloud.Port}, for LocalStack, is used by another program. Stop it, or use it: docs/local-aws.md.");
        // What this process itself does with the bucket (Forget a case) happens there, too.
        foreach (var (name, value) in LocalCloud.Access.Append(("AWS_ENDPOINT_URL", LocalCloud.Address))) Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>The service talks to LocalStack in place of AWS, and starts once the bucket is there.</summary>
    public static IResourceBuilder<ProjectResource> WithCloud(this IResourceBuilder<ProjectResource> service, LocalCloud? cloud)
    {
        if (cloud is null) return service;
        foreach (var (name, value) in LocalCloud.Access) service.WithEnvironment(name, value);
        return service.WithEnvironment("AWS_ENDPOINT_URL", cloud.Container.GetEndpoint("http")).WaitFor(cloud.Stack);
    }

    /// <summary>The service takes the bucket's events from the queue.</summary>
    public static IResourceBuilder<ProjectResource> WithCloudQueue(this IResourceBuilder<ProjectResource> service, LocalCloud? cloud) => cloud is null
        ? service
        : service.WithEnvironment("SQS_QUEUE_URL", cloud.Stack.GetOutput(RecordingsStack.QueueUrl));
}
