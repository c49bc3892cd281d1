using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AudioAspire.ServiceDefaults.Tests;

public sealed class ServiceProgramTests
{
    static WebApplication App(Func<IServiceProvider, Task> start)
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults();
        builder.Services.AddHostedService(services => new Starting(() => start(services)));
        return builder.Build();
    }

    [Fact]
    public void AServiceThatIsToldToStopWhileItStartsEndsWithoutAnError() => Assert.Equal(0, ServiceProgram.Run(App(services =>
    {
        services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        return Task.CompletedTask;
    })));

    [Fact]
    public void ATimeOutWhileItStartsIsAnErrorAllTheSame() =>
        Assert.Throws<TaskCanceledException>(() => ServiceProgram.Run(App(_ => Task.FromException(new TaskCanceledException()))));

    sealed class Starting(Func<Task> start) : IHostedService
    {
        public Task StartAsync(CancellationToken cancel) => start();

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}
