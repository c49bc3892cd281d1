using AudioAspire.Hosting.Batch;

namespace AudioAspire.Batch.Tests.Runner;

/// <summary>SubmitJob: the values of Ref:: placeholders, environment for single containers, and what Secrets Manager holds.</summary>
sealed record Submission(string JobId)
{
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Environment { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();
}

/// <summary>How an attempt ended, in the words of DescribeJobs.</summary>
sealed record AttemptEnd(int? ExitCode, string Reason = "", string StatusReason = "Essential container in task exited", bool TimedOut = false)
{
    public IReadOnlyDictionary<string, string> Logs { get; init; } = new Dictionary<string, string>();
    /// <value>Of every container that was started, the stopped ones included: 137 is one that did not end in time.</value>
    public IReadOnlyDictionary<string, int> ExitCodes { get; init; } = new Dictionary<string, int>();

    public override string ToString() => string.Join('\n', Logs.Select(l => $"--- {l.Key}\n{l.Value}"));
}

/// <summary>Runs a published job definition as AWS Batch does on EC2: attempts by the retry strategy, containers by <see cref="TaskAttempt"/>.</summary>
sealed class LocalBatch(IContainerEngine engine)
{
    /// <summary>ECS_CONTAINER_STOP_TIMEOUT.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <returns>Every attempt; the job succeeded if the last one's exit code is 0.</returns>
    public async Task<IReadOnlyList<AttemptEnd>> RunAsync(JobDefinition definition, Submission submission, CancellationToken cancel)
    {
        var task = Assert.Single(definition.EcsProperties.TaskProperties);
        TaskRules.Require(task);
        var attempts = new List<AttemptEnd>();
        for (var attempt = 1; ; attempt++)
        {
            var time = TimeSpan.FromSeconds(definition.Timeout.AttemptDurationSeconds);
            attempts.Add(await new TaskAttempt(engine, task, submission, attempt, StopTimeout).RunAsync(time, cancel));
            var end = attempts[^1];
            if (end.ExitCode == 0 || end.TimedOut || attempt == definition.RetryStrategy.Attempts || !Retries(definition.RetryStrategy, end)) return attempts;
        }
    }

    /// <summary>The first rule whose patterns all match decides; where none does, Batch tries again.</summary>
    static bool Retries(RetryStrategy strategy, AttemptEnd end) =>
        strategy.EvaluateOnExit.FirstOrDefault(rule => Matches(rule.OnExitCode, $"{end.ExitCode}") && Matches(rule.OnReason, end.Reason)
            && Matches(rule.OnStatusReason, end.StatusReason))?.Action != "EXIT";

    static bool Matches(string? pattern, string text) =>
        pattern is null || (pattern.EndsWith('*') ? text.StartsWith(pattern[..^1], StringComparison.Ordinal) : text == pattern);
}
