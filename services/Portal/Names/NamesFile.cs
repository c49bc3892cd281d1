using System.Text.Json;
using System.Text.Json.Nodes;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Portal.Names;

/// <summary>The names in a case's options.json, changed by compare-and-swap: whatever else is in the file stays, but for comments.</summary>
internal sealed class NamesFile(IObjectStore store)
{
    const int Attempts = 20;
    static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <param name="name">Empty takes the speaker's name away.</param>
    /// <returns>All names of the interview.</returns>
    /// <exception cref="NamingException">The file cannot be understood; it is left as it is.</exception>
    public async Task<SpeakerNames> SetAsync(InterviewName interview, string speaker, string name, CancellationToken cancel)
    {
        var key = $"{ObjectKeys.Input}{interview.Case}/options.json";
        for (var attempt = 1; ; attempt++)
        {
            var (options, condition) = await ReadAsync(key, cancel);
            var all = ObjectIn(options, SpeakerNames.Key);
            var own = ObjectIn(all, interview.Interview);
            if (name.Length > 0) own[speaker] = name;
            else own.Remove(speaker);
            var names = SpeakerNames.ParseAll(JsonSerializer.SerializeToElement(all)) ?? throw new NamingException(NamingProblem.Unreadable);
            try
            {
                await store.PutAsync(key, new MemoryStream(ResultJson.Serialize(options)), condition, cancel);
                return names[interview.Interview];
            }
            catch (ConditionFailedException) when (attempt < Attempts)
            {
                // Somebody was faster: theirs stays too.
            }
        }
    }

    async Task<(JsonObject Options, WriteCondition Condition)> ReadAsync(string key, CancellationToken cancel)
    {
        try
        {
            await using var content = await store.OpenReadAsync(key, cancel);
            return (await JsonNode.ParseAsync(content.Stream, null, Lenient, cancel) as JsonObject ?? throw new NamingException(NamingProblem.Unreadable),
                WriteCondition.Matches(content.Info.ETag));
        }
        catch (ObjectMissingException)
        {
            return ([], WriteCondition.Absent);
        }
        catch (JsonException)
        {
            throw new NamingException(NamingProblem.Unreadable);
        }
    }

    static JsonObject ObjectIn(JsonObject parent, string name)
    {
        if (!parent.TryGetPropertyValue(name, out var value)) parent[name] = value = new JsonObject();
        return value as JsonObject ?? throw new NamingException(NamingProblem.Unreadable);
    }
}
