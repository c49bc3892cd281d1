namespace AudioAspire.Trigger;

/// <summary>How the Trigger runs.</summary>
/// <param name="IsLambda">Between two events nothing runs: what must be tried again comes back with its event or with a schedule.</param>
internal sealed record TriggerMode(bool IsLambda)
{
    public static TriggerMode From(IConfiguration configuration) => new(configuration["AWS_LAMBDA_FUNCTION_NAME"] is { Length: > 0 });
}
