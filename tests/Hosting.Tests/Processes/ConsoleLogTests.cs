using Aspire.Hosting.Running;

namespace AudioAspire.Hosting.Tests.Processes;

public sealed class ConsoleLogTests
{
    [Fact]
    public void LinesCarryTheirService() => Assert.Equal("a  | hello\nbb | you\n", Written(colours: false, "hello", "you"));

    [Fact]
    public void ATerminalGetsColours() => Assert.StartsWith("\e[36ma  |\e[0m hello", Written(colours: true, "hello", "you"), StringComparison.Ordinal);

    [Fact]
    public void AMessageCannotSteerTheTerminal() => Assert.DoesNotContain("\e", Written(colours: false, "\e[2Jgone", "x"));

    [Fact]
    public void QuietIsQuiet()
    {
        var output = new StringWriter();
        new ConsoleLog(output, Colours: false, Quiet: true).Write("a", "hello");
        Assert.Equal("", output.ToString());
    }

    static string Written(bool colours, string first, string second)
    {
        var output = new StringWriter { NewLine = "\n" };
        var log = new ConsoleLog(output, colours, Quiet: false);
        log.Register("a");
        log.Register("bb");
        log.Write("a", first);
        log.Write("bb", second);
        return output.ToString();
    }
}
