namespace AudioAspire.Pipeline.Jobs;

/// <summary>The process of `run KEY`: telemetry runs, signals stop the job (SIGTERM: checkpoint, then 143), the job's end ends it.</summary>
internal static class RunOnce
{
    public static async Task<int> RunAsync(WebApplicationBuilder builder, string key)
    {
        await using var app = builder.Build();
        try
        {
            await app.StartAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return ExitCode.Stopped; // told to stop while it still started
        }
        var code = await app.Services.GetRequiredService<RunCommand>().RunAsync(key, app.Lifetime.ApplicationStopping);
        await app.StopAsync();
        return code;
    }
}
