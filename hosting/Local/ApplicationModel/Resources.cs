using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of the application: a name and annotations that say what it needs.</summary>
public interface IResource
{
    string Name { get; }
    ResourceAnnotationCollection Annotations { get; }
}

/// <summary>All resources of an application, in the order in which they were added.</summary>
public interface IResourceCollection : IList<IResource>;

sealed class ResourceCollection : Collection<IResource>, IResourceCollection;

public interface IResourceWithEnvironment : IResource;

public interface IResourceWithArgs : IResource;

public interface IResourceWithEndpoints : IResource;

/// <summary>A resource that others find by services__NAME__ENDPOINT__0.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

public interface IResourceWithWaitSupport : IResource;

public abstract class Resource(string name) : IResource
{
    public string Name { get; } = ModelName.Validate(name);
    public ResourceAnnotationCollection Annotations { get; } = [];
}

/// <summary>A .NET project that runs as a process.</summary>
public class ProjectResource(string name) : Resource(name),
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport;

/// <summary>A value from outside: configuration (Parameters:NAME) or the program.</summary>
public class ParameterResource(string name, Func<string> value, bool secret = false) : Resource(name), IValueProvider, IManifestExpressionProvider
{
    public bool Secret { get; } = secret;

    /// <summary>What a manifest says a deployment may take without being told.</summary>
    internal string? PublishedDefault { get; init; }

    public string ValueExpression => $"{{{Name}.value}}";

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(value());
}
