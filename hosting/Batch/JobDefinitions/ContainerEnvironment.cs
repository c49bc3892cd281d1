using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AudioAspire.Hosting.Batch;

/// <summary>The environment of a resource as its container gets it: addresses become sockets, secret parameters secrets.</summary>
static class ContainerEnvironment
{
    const string Grpc = "grpc";

    /// <summary>How Aspire tells a published project its ports.</summary>
    static readonly string[] Ports = ["HTTP_PORTS", "HTTPS_PORTS"];

    public static async Task<(IReadOnlyList<EnvironmentVariable> Values, IReadOnlyList<Secret> Secrets)> OfAsync(IResource resource, CancellationToken cancel)
    {
        var context = new EnvironmentCallbackContext(new(DistributedApplicationOperation.Publish), resource, cancellationToken: cancel);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>()) await annotation.Callback(context);
        var values = Common(resource.Name);
        var secrets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (resource.Annotations.OfType<EndpointAnnotation>().Any(e => e.Name == Grpc)) values["GRPC_ADDRESS"] = JobFolder.AddressOf(resource.Name);
        foreach (var (name, value) in context.EnvironmentVariables)
            if (value is ParameterResource { Secret: true } secret) secrets[name] = Placeholders.SecretArn(secret.Name);
            // It listens on its socket alone.
            else if (value is not EndpointReferenceExpression && !Ports.Contains(name) && await TextAsync(resource, name, value, cancel) is { Length: > 0 } text) values[name] = text;
        return ([.. values.Select(v => new EnvironmentVariable(v.Key, v.Value))], [.. secrets.Select(s => new Secret(s.Key, s.Value))]);
    }

    static SortedDictionary<string, string> Common(string service) => new(StringComparer.Ordinal)
    {
        ["AWS_REGION"] = Placeholders.Region,
        ["LOG_FORMAT"] = "json",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"unix:{JobFolder.CollectorSocket}",
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc",
        // Standard output goes to CloudWatch already.
        ["OTEL_LOGS_EXPORTER"] = "none",
        ["OTEL_SERVICE_NAME"] = service,
        ["OTEL_TRACES_SAMPLER"] = "parentbased_always_on",
    };

    static async ValueTask<string?> TextAsync(IResource resource, string name, object value, CancellationToken cancel) => value switch
    {
        string text => text,
        EndpointReference { EndpointName: Grpc } endpoint => JobFolder.AddressOf(endpoint.Resource.Name),
        ParameterResource parameter => await parameter.GetValueAsync(cancel),
        _ => throw new DistributedApplicationException(
            $"'{resource.Name}' gets {name} from a {value.GetType().Name}, which means nothing inside a Batch job. Use a parameter or an endpoint called {Grpc}."),
    };
}
