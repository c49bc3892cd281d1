using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace AudioAspire.ServiceDefaults;

/// <summary>One line an event: for people by default, JSON with LOG_FORMAT=json (log collectors).</summary>
static class ConsoleLogging
{
    public static ILoggingBuilder AddOneLineConsole(this ILoggingBuilder logging, IConfiguration configuration)
    {
        // Chatter of the framework about every request; a service's own categories stay.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Grpc", LogLevel.Warning);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);
        if (configuration["LOG_FORMAT"] == "json")
            return logging.AddJsonConsole(o => (o.UseUtcTimestamp, o.TimestampFormat, o.IncludeScopes) = (true, "O", true));
        return logging.AddSimpleConsole(o =>
            (o.SingleLine, o.TimestampFormat, o.ColorBehavior) = (true, "HH:mm:ss ", LoggerColorBehavior.Disabled));
    }
}
