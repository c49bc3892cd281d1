using System.Globalization;

namespace AudioAspire.AppHost.Analysis;

/// <summary>One line for every new stage of a recording: for files and pipes, where nothing can be redrawn.</summary>
sealed class PlainProgress(TextWriter output) : IProgressView
{
    readonly Dictionary<TrackedJob, string> _shown = [];

    public Task ShowAsync(IReadOnlyList<TrackedJob> jobs, Func<Action<TrackedJob>, Task> work) => work(job =>
    {
        lock (_shown)
        {
            var step = $"{job.State} {job.Stage}";
            if (job.State.Length == 0 || _shown.GetValueOrDefault(job) == step) return;
            _shown[job] = step;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job.FileName}: {Describe(job)} ({job.Percent:0} %)"));
        }
    });

    /// <summary>The stage or the end, and how fast it goes: "transcribe, 9.5 x real time".</summary>
    public static string Describe(TrackedJob job)
    {
        var what = job.IsFinal || job.Stage.Length == 0 ? job.State.Length == 0 ? job.Accepted ? "waiting" : "starting" : job.State : job.Stage;
        return job.TimesRealTime > 0 ? string.Create(CultureInfo.InvariantCulture, $"{what}, {job.TimesRealTime:0.0} x real time") : what;
    }
}
