using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;

namespace AudioAspire.ServiceDefaults;

/// <summary>The frame of a service's Program. A wrong setting, and a fault that whoever runs it can mend, end it with one line
/// on standard error, its code and what to do; any other keeps its stack.</summary>
public static class ServiceProgram
{
    const int CannotStart = 1;

    /// <summary>Builds a service and runs it to its end.</summary>
    /// <typeparam name="TFault">Its message says what to do.</typeparam>
    /// <param name="code">Of that fault: stable, for programs.</param>
    /// <param name="build">Opens all that the service needs: what is missing must show now, not at the first call.</param>
    /// <returns>The exit code.</returns>
    public static int Run<TFault>(string code, Func<WebApplication> build) where TFault : Exception
    {
        // Before the host listens to signals nobody does, and the first process of a container then never hears of one.
        using var told = new CancellationTokenSource();
        using var early = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            told.Cancel();
        });
        return RunAsync<TFault>(code, CannotStart, () => Task.FromResult(Run(build, told.Token))).GetAwaiter().GetResult();
    }

    /// <summary>The same for a process that has exit codes of its own.</summary>
    /// <param name="exitCode">Of such a fault.</param>
    public static async Task<int> RunAsync<TFault>(string code, int exitCode, Func<Task<int>> run) where TFault : Exception
    {
        try
        {
            return await run();
        }
        catch (Exception fault) when (fault is TFault or SettingException)
        {
            Console.Error.WriteLine($"Error [{(fault is SettingException ? SettingException.Code : code)}]: {fault.Message.ReplaceLineEndings(" ")}");
            return exitCode;
        }
    }

    /// <summary>Runs a service to its end. One that is told to stop while it still starts is no failure: it just ends.</summary>
    /// <returns>The exit code.</returns>
    internal static int Run(Func<WebApplication> build, CancellationToken told)
    {
        var app = build();
        using var stop = told.Register(app.Lifetime.StopApplication);
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            app.Run();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        return 0;
    }
}
