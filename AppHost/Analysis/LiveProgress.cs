using AudioAspire.Contracts.Results;
using Spectre.Console;

namespace AudioAspire.AppHost.Analysis;

/// <summary>One bar a recording, redrawn in place.</summary>
sealed class LiveProgress(IAnsiConsole console) : IProgressView
{
    public Task ShowAsync(IReadOnlyList<TrackedJob> jobs, Func<Action<TrackedJob>, Task> work) => console.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
        .StartAsync(async context =>
        {
            var bars = jobs.ToDictionary(j => j, j => context.AddTask(Describe(j)));
            await work(job =>
            {
                bars[job].Description = Describe(job);
                bars[job].Value = job.Succeeded ? 100 : Math.Max(bars[job].Value, job.Percent);
                if (job.IsFinal) bars[job].StopTask();
            });
        });

    static string Describe(TrackedJob job)
    {
        var state = job.State == JobState.Failed ? "[red]failed[/]" : Markup.Escape(PlainProgress.Describe(job));
        return $"{Markup.Escape(Shorten(job.FileName))}  [grey]{state}[/]";
    }

    static string Shorten(string name) => name.Length <= 40 ? name : name[..25] + "..." + name[^12..];
}
