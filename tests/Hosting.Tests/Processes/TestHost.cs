using System.Net.Http;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;

namespace AudioAspire.Hosting.Tests.Processes;

/// <summary>Services of the test program, run by the embedded host for real.</summary>
sealed class TestHost : IAsyncDisposable
{
    public static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder();
    DistributedApplication? _application;

    public StringWriter Output { get; } = new();

    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token;

    public IResourceBuilder<ProjectResource> Add(string name, int? port = null) => _builder.AddProject(name, "../TestService/TestService.csproj")
        .WithHttpEndpoint(port, env: "HTTP_PORT")
        .WithHttpHealthCheck("/health");

    public async Task<DistributedApplication> StartAsync()
    {
        _builder.Services.AddSingleton(new ConsoleLog(TextWriter.Synchronized(Output), Colours: false, Quiet: false));
        _application = _builder.Build();
        await _application.StartAsync(Patience);
        return _application;
    }

    public async Task HealthyAsync(params IResourceBuilder<ProjectResource>[] services)
    {
        foreach (var service in services) await _application!.ResourceNotifications.WaitForResourceHealthyAsync(service.Resource.Name, Patience);
    }

    public static Task<string> AskAsync(IResourceBuilder<ProjectResource> service, string path) =>
        Http.GetStringAsync(service.GetEndpoint("http").Url + path, Patience);

    public async ValueTask DisposeAsync()
    {
        if (_application is null) return;
        await _application.StopAsync(Patience);
        await _application.DisposeAsync();
    }
}
