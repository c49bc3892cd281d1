using AudioAspire.AppHost.Forgetting;
using AudioAspire.AppHost.Serving;
using AudioAspire.Storage;

// Aspire marks its inputs as something that may still change.
#pragma warning disable ASPIREINTERACTION001

namespace AudioAspire.AppHost.Modes;

/// <summary>Buttons beside a service in the dashboard.</summary>
static class DashboardCommands
{
    public static IResourceBuilder<ProjectResource> WithDashboardCommands(this IResourceBuilder<ProjectResource> service, RunSettings run)
    {
        if (!RunSettings.IsBucket(run.Store))
            service.WithCommand("analyse-samples", "Analyse the samples", _ => AnalyseSamplesAsync(run), new CommandOptions { IconName = "Play" });
        return service.WithCommand("forget", "Forget a case", context => ForgetAsync(run, context.Arguments.GetString("case"), context.CancellationToken), new CommandOptions
        {
            IconName = "Delete",
            ConfirmationMessage = "Its recordings, results, edits and traces are removed for good.",
            Arguments = [new InteractionInput { Name = "case", Label = "Case", InputType = InputType.Text, Required = true }],
        });
    }

    static Task<ExecuteCommandResult> AnalyseSamplesAsync(RunSettings run)
    {
        SampleCases.Add(run.Store);
        return Task.FromResult(CommandResults.Success());
    }

    internal static async Task<ExecuteCommandResult> ForgetAsync(RunSettings run, string? name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name)) return CommandResults.Failure("Name the case.");
        var removed = await new Forgetter(ObjectStores.Open(run.Store), run.TraceFolder).ForgetCaseAsync(name.Trim(), cancel);
        return removed > 0 ? CommandResults.Success() : CommandResults.Failure($"Nothing is known about '{name}'.");
    }
}
