using OpenTelemetry.Trace;

namespace AudioAspire.Trigger.Events;

internal static class LambdaTelemetry
{
    const int Patience = 2000;

    /// <summary>Lambda freezes the process once it has answered: what was collected must be on its way before.</summary>
    public static void FlushTelemetryBeforeAnswering(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        app.Services.GetService<TracerProvider>()?.ForceFlush(Patience);
    });
}
