namespace AudioAspire.Hosting.Batch;

/// <summary>Which ends of an attempt are worth another one. Batch repeats whatever no rule matches, and takes at most five rules.</summary>
static class RetryRules
{
    /// <summary>The Pipeline gives a recording up after as many failed attempts.</summary>
    const int Attempts = 5;
    const string Retry = "RETRY", Exit = "EXIT";

    public static RetryStrategy Strategy { get; } = new(Attempts,
    [
        // The machine was taken away (Spot) or broke.
        new(Retry, OnStatusReason: "Host EC2*"),
        new(Retry, OnReason: "CannotPullContainerError:*"),
        // The Pipeline's own codes: a passing fault, and stopped after a checkpoint.
        new(Retry, OnExitCode: "20"),
        new(Retry, OnExitCode: "143"),
        new(Exit, OnReason: "*"),
    ]);
}
