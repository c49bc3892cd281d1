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
        var command = new Command("forget", "Removes a case or one interview: recordings, results, edits, traces.") { name, store };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(name)!, RunSettings.ForStore(parsed.GetValue(store)!), parsed.InvocationConfiguration, cancel));
        return command;
    }

    static async Task<int> RunAsync(string name, RunSettings run, InvocationConfiguration console, CancellationToken cancel)
    {
        var forgetter = new Forgetter(ObjectStores.Open(run.Store), run.TraceFolder);
        var slash = name.IndexOf('/');
        var removed = slash < 0
            ? await forgetter.ForgetCaseAsync(name, cancel)
            : await forgetter.ForgetInterviewAsync(new InterviewName(name[..slash], name[(slash + 1)..]), cancel);
        if (removed == 0)
        {
            console.Error.WriteLine($"Nothing is known about '{name}' in {run.Store}.");
            return ExitCode.Failed;
        }
        console.Output.WriteLine($"Forgot {name}: {removed} file{(removed == 1 ? "" : "s")} removed from {run.Store}.");
        return ExitCode.Done;
    }
}
