using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; set; }
    public string? AssemblyName { get; set; }
    /// <summary>Here the console is the dashboard: with this set, neither the table nor the services' log is printed.</summary>
    public bool DisableDashboard { get; set; }
}

public enum DistributedApplicationOperation { Run, Publish }

public sealed class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    public DistributedApplicationOperation Operation { get; } = operation;
    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;
    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;
}

/// <summary>Collects the resources of an application.</summary>
public interface IDistributedApplicationBuilder
{
    ConfigurationManager Configuration { get; }
    string AppHostDirectory { get; }
    Assembly? AppHostAssembly { get; }
    IHostEnvironment Environment { get; }
    IServiceCollection Services { get; }
    DistributedApplicationExecutionContext ExecutionContext { get; }
    IResourceCollection Resources { get; }
    IResourceBuilder<T> AddResource<T>(T resource) where T : IResource;
    IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource;
    DistributedApplication Build();
}

sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    readonly HostApplicationBuilder _host;
    readonly ResourceCollection _resources = [];

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        AppHostDirectory = BuiltOutputs.ProjectDirectory;
        _host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = options.Args, ContentRootPath = AppHostDirectory });
        _host.Logging.ClearProviders();
        Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(10));
        Services.AddSingleton(new ConsoleLog(Console.Out, ConsoleLog.ColoursWanted, Quiet: options.DisableDashboard));
        Services.AddSingleton<ResourceNotificationService>();
        Services.AddSingleton<IReadOnlyList<IResource>>(_resources);
        Services.AddSingleton(TimeProvider.System);
        _host.Configuration.AddCommandLine(options.Args ?? [], new Dictionary<string, string>
        {
            ["--operation"] = "AppHost:Operation",
            ["--publisher"] = "Publishing:Publisher",
            ["--output-path"] = "Pipeline:OutputPath",
        });
        ExecutionContext = new(OperationWanted());
        Services.AddSingleton(ExecutionContext);
        if (ExecutionContext.IsPublishMode) Services.AddHostedService<ManifestPublisher>();
        else Services.AddHostedService<Orchestrator>();
    }

    public ConfigurationManager Configuration => _host.Configuration;
    public string AppHostDirectory { get; }
    public Assembly? AppHostAssembly => Assembly.GetEntryAssembly();
    public IHostEnvironment Environment => _host.Environment;
    public IServiceCollection Services => _host.Services;
    public DistributedApplicationExecutionContext ExecutionContext { get; }
    public IResourceCollection Resources => _resources;

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (_resources.Any(r => string.Equals(r.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new DistributedApplicationException($"There are two resources called '{resource.Name}'. Names must differ, also without regard to case.");
        _resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build() => new(_host.Build());

    DistributedApplicationOperation OperationWanted() => (Configuration["AppHost:Operation"] ?? (Configuration["Publishing:Publisher"] is null ? "run" : "publish")).ToLowerInvariant() switch
    {
        "run" => DistributedApplicationOperation.Run,
        "publish" => DistributedApplicationOperation.Publish,
        var other => throw new DistributedApplicationException($"--operation '{other}' is neither run nor publish."),
    };
}
