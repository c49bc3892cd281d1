namespace AudioAspire.Scaling;

/// <summary>From an upload to its place in the job queue: a place among the Trigger's functions, then SubmitJob's rate.
/// As all events take the Trigger the same time, they leave it in the order in which they came.</summary>
internal sealed class Intake
{
    readonly double seconds;
    readonly double interval;
    readonly Queue<double> freeAt;
    double lastSubmission = double.NegativeInfinity;

    public Intake(Scenario scenario)
    {
        seconds = scenario.TriggerSeconds;
        interval = 1 / scenario.SubmitRate;
        freeAt = new Queue<double>(Enumerable.Repeat(0.0, scenario.TriggerConcurrency));
    }

    /// <returns>When an upload of this moment is in the queue.</returns>
    public double QueuedAt(double now)
    {
        var handled = Math.Max(now, freeAt.Dequeue()) + seconds;
        freeAt.Enqueue(handled);
        return lastSubmission = Math.Max(handled, lastSubmission + interval);
    }
}
