namespace AudioAspire.Scaling;

/// <summary>What happens when: actions in the order of their times, and of their entry where times are equal.</summary>
internal sealed class Agenda
{
    readonly PriorityQueue<Action, (double Time, long Entry)> actions = new();
    long entries;

    /// <summary>Seconds since the beginning.</summary>
    public double Now { get; private set; }

    public void At(double time, Action action) => actions.Enqueue(action, (time, entries++));

    public void In(double seconds, Action action) => At(Now + seconds, action);

    public void Run()
    {
        while (actions.TryDequeue(out var action, out var key))
        {
            Now = key.Time;
            action();
        }
    }
}
