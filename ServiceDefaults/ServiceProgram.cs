using Microsoft.AspNetCore.Builder;

namespace AudioAspire.ServiceDefaults;

/// <summary>The frame of a service's Program.</summary>
public static class ServiceProgram
{
    const int CannotStart = 1;

    /// <summary>Builds a service and runs it to its end. A wrong setting, and a fault that whoever runs it can mend, end it with one line
    /// on standard error, its code and what to do; any other keeps its stack.</summary>
    /// <typeparam name="TFault">Its message says what to do.</typeparam>
    /// <param name="code">Of that fault: stable, for programs.</param>
    /// <param name="build">Opens all that the service needs: what is missing must show now, not at the first call.</param>
    /// <returns>The exit code.</returns>
    public static int Run<TFault>(string code, Func<WebApplication> build) where TFault : Exception
    {
        WebApplication app;
        try
        {
            app = build();
        }
        catch (Exception fault) when (fault is TFault or SettingException)
        {
            Console.Error.WriteLine($"Error [{(fault is SettingException ? SettingException.Code : code)}]: {fault.Message.ReplaceLineEndings(" ")}");
            return CannotStart;
        }
        return Run(app);
    }

    /// <summary>The same for a service that has no other such fault.</summary>
    public static int Run(Func<WebApplication> build) => Run<SettingException>(SettingException.Code, build);

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
