using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What a resource listens on, needs, waits for and is told.</summary>
public static class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value) where T : IResourceWithEnvironment =>
        builder.WithEnvironment(c => c.EnvironmentVariables[name] = value ?? "");

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, Func<string> callback) where T : IResourceWithEnvironment =>
        builder.WithEnvironment(c => c.EnvironmentVariables[name] = callback());

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, EndpointReference endpointReference) where T : IResourceWithEnvironment =>
        builder.WithEnvironment(c => c.EnvironmentVariables[name] = endpointReference);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter) where T : IResourceWithEnvironment =>
        builder.WithEnvironment(c => c.EnvironmentVariables[name] = parameter.Resource);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, Action<EnvironmentCallbackContext> callback) where T : IResourceWithEnvironment =>
        builder.WithAnnotation(new EnvironmentCallbackAnnotation(callback));

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, Func<EnvironmentCallbackContext, Task> callback) where T : IResourceWithEnvironment =>
        builder.WithAnnotation(new EnvironmentCallbackAnnotation(callback));

    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args) where T : IResourceWithArgs =>
        builder.WithAnnotation(new CommandLineArgsCallbackAnnotation(context =>
        {
            foreach (var arg in args) context.Args.Add(arg);
            return Task.CompletedTask;
        }));

    /// <summary>An HTTP endpoint.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">The published port; a free one where not given.</param>
    /// <param name="targetPort">The port the process listens on; here, without a proxy, the published one where both are given.</param>
    /// <param name="name">The endpoint's name; "http" where not given.</param>
    /// <param name="env">The variable that tells the process its port.</param>
    /// <param name="isProxied">No meaning here: nothing is proxied.</param>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints
    {
        var annotation = new EndpointAnnotation(ProtocolType.Tcp, "http", name: name, port: port, targetPort: targetPort, isProxied: isProxied ?? true);
        var endpoint = builder.GetEndpoint(annotation.Name);
        if (endpoint.Exists)
            throw new DistributedApplicationException($"Resource '{builder.Resource.Name}' already has an endpoint '{annotation.Name}'. Give this one another name.");
        if (env is not null && builder.Resource is IResourceWithEnvironment)
            builder.WithAnnotation(new EnvironmentCallbackAnnotation(c => c.EnvironmentVariables[env] = endpoint.Property(EndpointProperty.TargetPort)));
        return builder.WithAnnotation(annotation);
    }

    /// <summary>Changes an endpoint.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="endpointName">Its name.</param>
    /// <param name="callback">The change.</param>
    /// <param name="createIfNotExists">Whether a missing one is made, for TCP; otherwise nothing happens.</param>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder, string endpointName, Action<EndpointAnnotation> callback, bool createIfNotExists = true) where T : IResourceWithEndpoints
    {
        var endpoint = builder.GetEndpoint(endpointName);
        if (!endpoint.Exists && !createIfNotExists) return builder;
        if (!endpoint.Exists) builder.WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, name: endpointName));
        callback(endpoint.Annotation);
        return builder;
    }

    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name) where T : IResourceWithEndpoints =>
        new(builder.Resource, name);

    /// <summary>Tells the resource every endpoint of <paramref name="source"/>: services__NAME__ENDPOINT__0.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source) where TDestination : IResourceWithEnvironment =>
        builder.WithEnvironment(context =>
        {
            foreach (var endpoint in source.Resource.Annotations.OfType<EndpointAnnotation>())
                Inject(context, source.GetEndpoint(endpoint.Name));
        });

    /// <summary>Tells the resource one endpoint: services__NAME__ENDPOINT__0.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, EndpointReference endpointReference) where TDestination : IResourceWithEnvironment =>
        builder.WithEnvironment(context => Inject(context, endpointReference));

    /// <summary>Starts the resource once <paramref name="dependency"/> runs and its health checks pass.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency) where T : IResourceWithWaitSupport =>
        builder.Waiting(dependency, WaitType.WaitUntilHealthy);

    /// <summary>Starts the resource once the process of <paramref name="dependency"/> runs.</summary>
    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency) where T : IResourceWithWaitSupport =>
        builder.Waiting(dependency, WaitType.WaitUntilStarted);

    /// <summary>The resource is healthy while GET <paramref name="path"/> answers <paramref name="statusCode"/>.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="path">"/" where not given.</param>
    /// <param name="statusCode">200 where not given.</param>
    /// <param name="endpointName">The endpoint to ask; "http" where not given.</param>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null) where T : IResourceWithEndpoints
    {
        var endpoint = builder.GetEndpoint(endpointName ?? "http");
        if (!endpoint.Exists)
            throw new DistributedApplicationException(
                $"Resource '{builder.Resource.Name}' has no endpoint '{endpoint.EndpointName}' to check. Add it before the health check, or give endpointName.");
        var probe = new HttpProbeAnnotation(endpoint, path ?? "/", statusCode ?? 200);
        return builder
            .WithAnnotation(new HealthCheckAnnotation($"{builder.Resource.Name}_{endpoint.EndpointName}_{probe.Path}_{probe.StatusCode}_check"))
            .WithAnnotation(probe);
    }

    static IResourceBuilder<T> Waiting<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitType type) where T : IResourceWithWaitSupport
    {
        if (ReferenceEquals(builder.Resource, dependency.Resource))
            throw new DistributedApplicationException($"Resource '{builder.Resource.Name}' cannot wait for itself.");
        return builder.WithAnnotation(new WaitAnnotation(dependency.Resource, type));
    }

    static void Inject(EnvironmentCallbackContext context, EndpointReference endpoint)
    {
        var (service, name) = (endpoint.Resource.Name, endpoint.EndpointName);
        context.EnvironmentVariables[$"services__{service}__{name}__0"] = endpoint;
        context.EnvironmentVariables[$"{service}_{name}".Replace('-', '_').ToUpperInvariant()] = endpoint;
    }
}
