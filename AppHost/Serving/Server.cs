using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AudioAspire.AppHost.Serving;

/// <summary>The whole application, until Ctrl+C.</summary>
static class Server
{
    public static async Task<int> RunAsync(RunSettings run, Func<RunSettings, IDistributedApplicationBuilder> describe, CancellationToken cancel)
    {
        RequireFree(run.PortalPort, "--portal-port", "the pages");
        RequireFree(run.TriggerPort, "--trigger-port", "storage events");
        if (!RunSettings.IsBucket(run.Store)) SampleCases.AddOnFirstRun(run.Store);
        await using var application = describe(run).Build();
        var stopping = application.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await application.StartAsync(cancel);
            _ = AnnounceAsync(application, run, cancel);
            await application.WaitForShutdownAsync(cancel);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl+C while it was still starting.
            await application.StopAsync(CancellationToken.None);
        }
        return ExitCode.Done;
    }

    static async Task AnnounceAsync(DistributedApplication application, RunSettings run, CancellationToken cancel)
    {
        await application.ResourceNotifications.WaitForResourceHealthyAsync("portal", cancel);
        await application.ResourceNotifications.WaitForResourceHealthyAsync("trigger", cancel);
        // The host's own table comes first.
        await Task.Delay(TimeSpan.FromSeconds(0.3), cancel);
        var drop = RunSettings.IsBucket(run.Store) ? $"{run.Store}/input/CASE/" : Path.Combine(run.Store, "input", "CASE") + Path.DirectorySeparatorChar;
        Console.WriteLine($"Portal: http://localhost:{run.PortalPort}\nPut recordings into {drop} to analyse them. Ctrl+C stops everything.\n");
    }

    static void RequireFree(int port, string option, string purpose)
    {
        if (LocalPort.IsTaken(port))
            throw new DistributedApplicationException($"Port {port}, for {purpose}, is used by another program. Choose another one with {option} N.");
    }
}
