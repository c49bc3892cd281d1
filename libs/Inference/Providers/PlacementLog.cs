using Microsoft.Extensions.Logging;

namespace AudioAspire.Inference.Providers;

/// <summary>Says at start what runs where.</summary>
public static partial class PlacementLog
{
    public static void LogPlacements(this ILogger logger)
    {
        foreach (var placement in OnnxSessions.Placements)
            if (placement.IsFallback) LogFallback(logger, placement.Model, placement.Detail);
            else LogPlacement(logger, placement.Model, placement.Provider, placement.Detail);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Model} runs on {Provider} ({Detail})")]
    static partial void LogPlacement(ILogger logger, string model, string provider, string detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Model} runs on the CPU instead of a GPU: {Reason}")]
    static partial void LogFallback(ILogger logger, string model, string reason);
}
