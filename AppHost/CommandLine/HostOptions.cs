using System.CommandLine;

namespace AudioAspire.AppHost.CommandLine;

/// <summary>The switches of Aspire's own command line by which a host is told to write its application down
/// (<c>--operation publish --publisher manifest --output-path FILE</c>). They go to the host as they are.</summary>
static class HostOptions
{
    static readonly string[] Names = ["--operation", "--publisher", "--step", "--output-path", "--log-level"];

    public static IEnumerable<Option<string>> All => Names.Select(name => new Option<string>(name) { Hidden = true, HelpName = "VALUE" });

    public static string[] In(ParseResult parsed) =>
        [.. Names.SelectMany(name => parsed.GetValue<string>(name) is { } value ? new[] { name, value } : [])];
}
