using System.Text.Json;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Pipeline.Options;

/// <summary>Options as a person wrote them: only what is given, so that they can lie over each other. Numbers and strings are both accepted.</summary>
internal sealed record OptionsFile
{
    public string? Language { get; init; }
    public string? Speakers { get; init; }
    public bool? Verbatim { get; init; }
    public string? Model { get; init; }
    public IReadOnlyList<string>? Without { get; init; }

    /// <summary>What a person calls the speakers of each interview: {"interview": {"S1": "Ana Ruiz"}}. Only in options.json.</summary>
    public IReadOnlyDictionary<string, SpeakerNames> Names { get; init; } = new Dictionary<string, SpeakerNames>();

    public RunOptions Over(RunOptions below) => new()
    {
        Language = Language ?? below.Language,
        Speakers = Speakers ?? below.Speakers,
        Verbatim = Verbatim ?? below.Verbatim,
        Model = Model ?? below.Model,
        Without = Without is null ? below.Without : [.. Without.Distinct().Order(StringComparer.Ordinal)],
    };

    /// <summary>Reads a case's options.json; what cannot be understood is added to <paramref name="violations"/>.</summary>
    public static OptionsFile Parse(ReadOnlyMemory<byte> json, List<string> violations)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                violations.Add("options.json must be an object such as {\"language\": \"es\"}");
                return new OptionsFile();
            }
            var file = new OptionsFile();
            foreach (var property in document.RootElement.EnumerateObject()) file = file.With(property, violations);
            return file;
        }
        catch (JsonException e)
        {
            violations.Add($"options.json is not JSON ({e.Message.TrimEnd('.')})");
            return new OptionsFile();
        }
    }

    OptionsFile With(JsonProperty property, List<string> violations)
    {
        var value = property.Value;
        var text = value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null };
        switch (property.Name)
        {
            case "language" when text is not null: return this with { Language = text };
            case "speakers" when text is not null: return this with { Speakers = text };
            case "model" when text is not null: return this with { Model = text };
            case "verbatim" when value.ValueKind is JsonValueKind.True or JsonValueKind.False: return this with { Verbatim = value.GetBoolean() };
            case "without" when text is not null: return this with { Without = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) };
            case "without" when value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String):
                return this with { Without = [.. value.EnumerateArray().Select(v => v.GetString()!)] };
            case SpeakerNames.Key when SpeakerNames.ParseAll(value) is { } names: return this with { Names = names };
            case "names" or "language" or "speakers" or "model" or "verbatim" or "without":
                violations.Add($"{property.Name} has a value of the wrong kind: {value.GetRawText()}");
                return this;
            default:
                violations.Add($"there is no option '{property.Name}'");
                return this;
        }
    }
}
