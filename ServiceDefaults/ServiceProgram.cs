using Microsoft.AspNetCore.Builder;

namespace AudioAspire.ServiceDefaults;

/// <summary>The frame of a service's Program.</summary>
public static class ServiceProgram
{
    const int CannotStart = 1;

    /// <summary>Builds a service and runs it to its end. A fault that whoever runs it can mend ends it with one line on standard error,
    /// its code and what to do; any other keeps its stack.</summary>
    /// <typeparam name="TFault">Its message says what to do.</typeparam>
    /// <param name="code">Stable, for programs.</param>
    /// <param name="build">Opens all that the service needs: what is missing must show now, not at the first call.</param>
    /// <returns>The exit code.</returns>
    public static int Run<TFault>(string code, Func<WebApplication> build) where TFault : Exception
    {
        WebApplication app;
        try
        {
            app = build();
        }
        catch (TFault fault)
        {
            Console.Error.WriteLine($"Error [{code}]: {fault.Message.ReplaceLineEndings(" ")}");
            return CannotStart;
        }
        return Run(app);
    }

    /// <summary>Runs a service to its end. One that is told to stop while it still starts is no failure: it just ends.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(WebApplication app)
    {
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
