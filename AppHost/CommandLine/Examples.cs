using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AudioAspire.AppHost.CommandLine;

/// <summary>Adds examples below the help of the root command.</summary>
static class Examples
{
    const string Text = """
        Examples:
          dotnet run --project AppHost
          dotnet run --project AppHost -- --store s3://interviews --portal-port 9000
          dotnet run --project AppHost -- analyze samples/robo-almacen
          dotnet run --project AppHost -- analyze a.mp3 b.wav --case theft --language es --speakers 2 --output results
          dotnet run --project AppHost -- forget theft/a
          dotnet run --project AppHost -- forget theft --output results
          dotnet run --project AppHost -- publish --output deploy --set Bucket=interviews --set Version=0.1.0
        """;

    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new WithExamples((HelpAction)help.Action!);
    }

    public static bool IsHelp(ParseResult parsed) => parsed.Action is WithExamples;

    sealed class WithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = inner.Invoke(parseResult);
            if (parseResult.CommandResult.Command is RootCommand) parseResult.InvocationConfiguration.Output.WriteLine(Text);
            return code;
        }
    }
}
