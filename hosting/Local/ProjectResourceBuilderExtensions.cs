using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Where a project's file is.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    string ProjectPath { get; }
}

public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a .NET project that is built with the AppHost.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() => builder.AddProject(name, new TProject().ProjectPath);

    /// <summary>Adds a .NET project.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name, as others refer to it.</param>
    /// <param name="projectPath">The project file, relative to the AppHost's folder.</param>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(projectPath);
        var path = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, projectPath.Replace('\\', '/')));
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation(new ProjectMetadata(path));
        return project.WithEnvironment(c =>
        {
            if (c.ExecutionContext.IsRunMode)
            {
                c.EnvironmentVariables["OTEL_SERVICE_NAME"] = name;
                return;
            }
            c.EnvironmentVariables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
            if (project.Resource.Annotations.OfType<EndpointAnnotation>().Any()) c.EnvironmentVariables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        });
    }
}
