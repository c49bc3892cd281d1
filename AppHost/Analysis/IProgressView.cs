namespace AudioAspire.AppHost.Analysis;

/// <summary>Shows how far the recordings are.</summary>
interface IProgressView
{
    /// <summary>Shows every change while <paramref name="work"/> runs.</summary>
    Task ShowAsync(IReadOnlyList<TrackedJob> jobs, Func<Action<TrackedJob>, Task> work);
}
