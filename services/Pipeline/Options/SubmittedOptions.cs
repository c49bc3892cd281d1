using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Options;

/// <summary>What a submit asked for, kept beside the job's checkpoints: a restart must not forget it. It holds for one version of the input.</summary>
internal sealed record SubmittedOptions(string Etag, OptionsFile Options)
{
    static string KeyOf(InterviewName name) => ObjectKeys.WorkOf(name) + "submitted.json";

    public static Task WriteAsync(IObjectStore store, InterviewName name, InputObject input, OptionsFile options, CancellationToken cancel) =>
        store.PutAsync(KeyOf(name), new MemoryStream(ResultJson.Serialize(new SubmittedOptions(input.Etag, options))), cancel: cancel);

    public static Task DeleteAsync(IObjectStore store, InterviewName name, CancellationToken cancel) => store.DeleteAsync(KeyOf(name), cancel);

    public static async Task<OptionsFile> ReadAsync(IObjectStore store, InterviewName name, InputObject input, CancellationToken cancel)
    {
        try
        {
            var submitted = await store.ReadAsync<SubmittedOptions>(KeyOf(name), cancel);
            return submitted.Etag == input.Etag ? submitted.Options : new OptionsFile();
        }
        catch (Exception e) when (e is ObjectMissingException or JsonException)
        {
            return new OptionsFile();
        }
    }
}
