using System.CommandLine;
using AudioAspire.AppHost.Serving;
using AudioAspire.Storage;

namespace AudioAspire.AppHost.CommandLine;

/// <summary>Everything AudioAspire does, by one command.</summary>
static class AppHostCommand
{
    public static Task<int> InvokeAsync(string[] args, Func<RunSettings, IDistributedApplicationBuilder> describe) =>
        InvokeAsync(args, describe, Console.Out, Console.Error);

    internal static async Task<int> InvokeAsync(
        string[] args, Func<RunSettings, IDistributedApplicationBuilder> describe, TextWriter output, TextWriter error)
    {
        var parsed = Create(describe).Parse(args);
        if (parsed.Errors.Count > 0 && !Examples.IsHelp(parsed))
        {
            error.WriteLine("The command cannot be carried out:");
            foreach (var message in parsed.Errors.Select(e => e.Message).Distinct()) error.WriteLine($"  - {message}");
            error.WriteLine("See: dotnet run --project AppHost -- --help");
            return ExitCode.WrongArguments;
        }
        try
        {
            // Ctrl+C is the application's own affair: it stops its processes and then returns.
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception e) when (e is DistributedApplicationException or StoreSettingException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"Error: {e.Message}");
            return ExitCode.Failed;
        }
    }

    static RootCommand Create(Func<RunSettings, IDistributedApplicationBuilder> describe)
    {
        var root = new RootCommand("Analyses interview recordings: transcript, speakers, summary, cues, and contradictions between the interviews of a case. "
            + "Without a command: starts everything and analyses what is put into the store's input folder, until Ctrl+C.");
        var store = Store();
        var portal = Port("--portal-port", "The port of the pages", 8080);
        var trigger = Port("--trigger-port", "The port that takes storage events", 8090);
        root.Options.Add(store);
        root.Options.Add(portal);
        root.Options.Add(trigger);
        var localstack = new Option<bool>("--localstack") { Description = $"S3 and SQS in a container, store {RunSettings.LocalStackStore} (needs -p:UseLocalStack=true)" };
        root.Options.Add(localstack);
        foreach (var option in HostOptions.All) root.Options.Add(option);
        root.SetAction((parsed, cancel) =>
        {
            var local = parsed.GetValue(localstack);
            var location = local && parsed.GetResult(store) is not { Implicit: false } ? RunSettings.LocalStackStore : parsed.GetValue(store)!;
            if (local && !RunSettings.IsBucket(location)) throw new DistributedApplicationException("--localstack needs a bucket: --store s3://BUCKET, or no --store.");
            var run = RunSettings.ForStore(location) with { PortalPort = parsed.GetValue(portal), TriggerPort = parsed.GetValue(trigger), LocalStack = local };
            if (HostOptions.In(parsed) is { Length: > 0 } arguments) return PublishAsync(run with { HostArguments = arguments }, describe, cancel);
            return run.PortalPort == run.TriggerPort
                ? throw new DistributedApplicationException($"{portal.Name} and {trigger.Name} must differ.")
                : Server.RunAsync(run, describe, cancel);
        });
        root.Subcommands.Add(AnalyzeCommand.Create(describe));
        root.Subcommands.Add(ForgetCommand.Create(Store));
        root.Subcommands.Add(PublishCommand.Create(describe));
        Examples.AddTo(root);
        return root;
    }

    /// <summary>The host writes the application down instead of running it.</summary>
    static async Task<int> PublishAsync(RunSettings run, Func<RunSettings, IDistributedApplicationBuilder> describe, CancellationToken cancel)
    {
        await using var application = describe(run).Build();
        await application.RunAsync(cancel);
        return Environment.ExitCode;
    }

    static Option<string> Store()
    {
        var option = new Option<string>("--store")
        {
            Description = "Where recordings and results are: a folder or s3://BUCKET",
            HelpName = "DIR|s3://BUCKET",
            DefaultValueFactory = _ => RunSettings.DefaultStore,
        };
        option.Validators.Add(OptionRules.Store);
        return option;
    }

    static Option<int> Port(string name, string description, int value) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => value,
        CustomParser = OptionRules.Port,
    };
}
