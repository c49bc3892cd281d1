using System.CommandLine;
using AudioAspire.AppHost.Forgetting;
using AudioAspire.Contracts;
using AudioAspire.Storage;

namespace AudioAspire.AppHost.CommandLine;

/// <summary>forget CASE[/INTERVIEW]: nothing of it is kept.</summary>
static class ForgetCommand
{
    public static Command Create(Func<Option<string>> storeOption)
    {
        var name = new Argument<string>("CASE[/INTERVIEW]") { Description = "What to forget" };
        name.Validators.Add(OptionRules.StoredName);
        var store = storeOption();
        var output = new Option<string>("--output") { Description = "What an analysis with the same --output made, instead of a store's", HelpName = "DIR" };
        output.Validators.Add(OptionRules.Folder);
        var command = new Command("forget", "Removes a case or one interview: recordings, results, edits, traces. The interviews that are left are compared again at the next run.") { name, store, output };
        command.Validators.Add(result =>
        {
            if (result.GetResult(store) is { Implicit: false } && result.GetResult(output) is not null) result.AddError("--store and --output exclude each other.");
        });
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(name)!,
            parsed.GetValue(output) is { } folder ? RunSettings.ForAnalysis(folder) : RunSettings.ForStore(parsed.GetValue(store)!), parsed.InvocationConfiguration, cancel));
        return command;
    }

    static async Task<int> RunAsync(string name, RunSettings run, InvocationConfiguration console, CancellationToken cancel)
    {
        var forgetter = new Forgetter(run.OutputFolder.Length > 0 ? new FolderStore(run.Store, run.OutputFolder) : ObjectStores.Open(run.Store), run.TraceFolder);
        var slash = name.IndexOf('/');
        var removed = slash < 0
            ? await forgetter.ForgetCaseAsync(name, cancel)
            : await forgetter.ForgetInterviewAsync(new InterviewName(name[..slash], name[(slash + 1)..]), cancel);
        if (removed == 0)
        {
            console.Error.WriteLine($"Nothing is known about '{name}' in {run.Store}.");
            return ExitCode.Failed;
        }
        console.Output.WriteLine($"Forgot {name}: {removed} file{(removed == 1 ? "" : "s")} removed from {(run.OutputFolder.Length > 0 ? run.OutputFolder : run.Store)}.");
        return ExitCode.Done;
    }
}
