using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Storage;

/// <summary>A status.json as it was read, with the ETag that a compare-and-swap needs.</summary>
public sealed record StatusFile(JobStatus Status, string ETag)
{
    /// <returns>Null where there is none. A damaged one counts as none of anybody's: see <see cref="IsDamaged"/>.</returns>
    public static async Task<StatusFile?> ReadAsync(IObjectStore store, InterviewName name, CancellationToken cancel = default)
    {
        try
        {
            await using var content = await store.OpenReadAsync(ObjectKeys.StatusOf(name), cancel);
            return new StatusFile(Parse((await content.ReadAllAsync(cancel)).Span), content.Info.ETag);
        }
        catch (ObjectMissingException)
        {
            return null;
        }
    }

    /// <exception cref="ConditionFailedException">Somebody else wrote first.</exception>
    internal static async Task<StatusFile> WriteAsync(
        IObjectStore store, InterviewName name, JobStatus status, WriteCondition condition, CancellationToken cancel)
    {
        var info = await store.PutAsync(ObjectKeys.StatusOf(name), new MemoryStream(ResultJson.Serialize(status)), condition, cancel);
        return new StatusFile(status, info.ETag);
    }

    /// <summary>Not written by us: it may be replaced, and its object is nobody's.</summary>
    public bool IsDamaged => Status.Input.Key.Length == 0;

    static JobStatus Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return ResultJson.Deserialize<JobStatus>(json);
        }
        catch (System.Text.Json.JsonException)
        {
            return new JobStatus { State = JobState.Failed, Input = new InputObject("", "", null, 0) };
        }
    }
}
