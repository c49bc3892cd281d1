using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>One fact about a resource.</summary>
public interface IResourceAnnotation;

public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>;

public enum WaitType { WaitUntilHealthy, WaitForCompletion, WaitUntilStarted }

/// <summary>The resource starts once <paramref name="resource"/> runs and its health checks pass.</summary>
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    public IResource Resource { get; } = resource;
    public WaitType WaitType { get; } = waitType;
    public int ExitCode { get; } = exitCode;
}

/// <summary>A health check by its key.</summary>
public sealed class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    public string Key { get; } = key;
}

sealed record ProjectMetadata(string ProjectPath) : IProjectMetadata;

sealed record HttpProbeAnnotation(EndpointReference Endpoint, string Path, int StatusCode) : IResourceAnnotation;
