using Microsoft.Extensions.Time.Testing;

namespace AudioAspire.Insights.Tests.LanguageModels;

/// <summary>Waits between attempts pass at once; time limits pass when a test advances the clock.</summary>
internal sealed class HastyTime : FakeTimeProvider
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => dueTime >= TimeSpan.Zero && dueTime < LongestWait
        ? System.CreateTimer(callback, state, TimeSpan.Zero, period)
        : base.CreateTimer(callback, state, dueTime, period);
}
