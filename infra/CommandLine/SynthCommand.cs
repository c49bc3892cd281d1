using System.CommandLine;
using AudioAspire.Infra.JobDefinitions;
using AudioAspire.Infra.Settings;
using AudioAspire.Infra.Stacks;

namespace AudioAspire.Infra.CommandLine;

/// <summary>synth --output DIR: one template a stack, and the assembly that `cdk deploy --app DIR` takes.</summary>
internal static class SynthCommand
{
    public static Command Create(TextWriter console)
    {
        var output = new Option<string>("--output") { Description = "Gets *.template.json", HelpName = "DIR", Required = true };
        var definition = new Option<string>("--job-definition")
        {
            Description = "The body of RegisterJobDefinition (made by the AppHost's publish command)",
            HelpName = "FILE",
        };
        var context = new Option<string[]>("--context", "-c")
        {
            Description = "A setting, may be given often:\n" + SettingTable.Help,
            HelpName = "NAME=VALUE",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("synth", "Writes the CloudFormation templates.") { output, definition, context };
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = SettingTable.Read(parsed.GetValue(context)!);
            IJobDefinitionSource source = parsed.GetValue(definition) is { } file ? new JobDefinitionFile(file) : new PublishedJobDefinition(settings.UsesGpu);
            var job = BatchJob.Parse(await source.ReadAsync(cancel));
            foreach (var template in Synthesis.Write(settings, job, parsed.GetValue(output)!)) await console.WriteLineAsync(template);
            return 0;
        });
        return command;
    }
}
