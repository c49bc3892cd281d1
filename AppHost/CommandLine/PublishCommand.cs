using System.CommandLine;
using AudioAspire.Hosting.Batch;

namespace AudioAspire.AppHost.CommandLine;

/// <summary>publish --output DIR: the job definition for AWS Batch, made from the very description that a local run starts.</summary>
static class PublishCommand
{
    public static Command Create(Func<RunSettings, IDistributedApplicationBuilder> describe)
    {
        var output = new Option<string>("--output") { Description = "Gets the files", HelpName = "DIR", Required = true };
        var values = new Option<string[]>("--set") { Description = "Puts VALUE where the job definition has ${NAME}; may be repeated", HelpName = "NAME=VALUE" };
        var cpu = new Option<bool>("--cpu") { Description = "A job that needs no GPU" };
        output.Validators.Add(OptionRules.Folder);
        values.Validators.Add(OptionRules.NameAndValue);
        var command = new Command("publish",
            $"Writes {BatchPublisher.JobDefinitionFile} (the body of AWS Batch's RegisterJobDefinition), a Dockerfile for every image, and build-images.sh, which builds them.")
        {
            output, values, cpu,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var given = (parsed.GetValue(values) ?? []).Select(v => v.Split('=', 2)).GroupBy(v => v[0]).ToDictionary(v => v.Key, v => v.Last()[1]);
            var files = await BatchPublisher.PublishAsync([.. describe(RunSettings.ForBatch).Resources], parsed.GetValue(output)!, given, gpu: !parsed.GetValue(cpu), cancel);
            var console = parsed.InvocationConfiguration.Output;
            foreach (var file in files) console.WriteLine(file);
            var open = Placeholders.In(await File.ReadAllTextAsync(files.Single(f => Path.GetFileName(f) == BatchPublisher.JobDefinitionFile), cancel));
            if (open.Count > 0) console.WriteLine($"Left for the deployment to fill in: {string.Join(", ", open)}. Give them here with --set NAME=VALUE.");
            return ExitCode.Done;
        });
        return command;
    }
}
