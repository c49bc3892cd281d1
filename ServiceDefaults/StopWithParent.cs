using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AudioAspire.ServiceDefaults;

/// <summary>
/// Where STOP_ON_STDIN_END is "true", the end of standard input is the request to stop. The host that started this process
/// holds the other end of that pipe: the system closes it even when the host is killed, so nobody is left behind on any platform.
/// </summary>
static class StopWithParent
{
    /// <summary>A shutdown that takes longer is cut short.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);
    static IHostApplicationLifetime? _lifetime;

    public static bool Wanted => Environment.GetEnvironmentVariable("STOP_ON_STDIN_END") == "true";

    public static void Watch(IServiceCollection services)
    {
        if (!Wanted) return;
        services.AddHostedService<Registration>();
        services.Configure<HostOptions>(o => o.ShutdownTimeout = Grace - TimeSpan.FromSeconds(0.5));
        new Thread(ReadToEnd) { IsBackground = true, Name = "stop with parent" }.Start();
    }

    static void ReadToEnd()
    {
        using var input = Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[256];
        try
        {
            while (input.Read(ignored) > 0) { }
        }
        catch (IOException)
        {
            // A broken pipe is an end, too.
        }
        _lifetime?.StopApplication();
        if (_lifetime is not null) Thread.Sleep(Grace);
        Environment.Exit(1);
    }

    sealed class Registration(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _lifetime = lifetime;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
