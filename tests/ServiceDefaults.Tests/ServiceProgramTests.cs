using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AudioAspire.ServiceDefaults.Tests;

public sealed class ServiceProgramTests
{
    static int Run(Func<IServiceProvider, Task> start) => ServiceProgram.Run(() => App(start), CancellationToken.None);

    static WebApplication App(Func<IServiceProvider, Task> start)
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults();
        builder.Services.AddHostedService(services => new Starting(() => start(services)));
        return builder.Build();
    }

    [Fact]
    public void AServiceThatIsToldToStopWhileItStartsEndsWithoutAnError() => Assert.Equal(0, Run(services =>
    {
        services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        return Task.CompletedTask;
    }));

    [Fact]
    public void AServiceThatIsToldToStopWhileItOpensItsModelsEndsWithoutAnError()
    {
        using var told = new CancellationTokenSource();
        Assert.Equal(0, ServiceProgram.Run(() =>
        {
            told.Cancel();
            return App(_ => Task.CompletedTask);
        }, told.Token));
    }

    [Fact]
    public void ATimeOutWhileItStartsIsAnErrorAllTheSame() =>
        Assert.Throws<TaskCanceledException>(() => Run(_ => Task.FromException(new TaskCanceledException())));

    sealed class Starting(Func<Task> start) : IHostedService
    {
        public Task StartAsync(CancellationToken cancel) => start();

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}
