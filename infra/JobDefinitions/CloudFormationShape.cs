using System.Text.Json;
using System.Text.Json.Nodes;

namespace AudioAspire.Infra.JobDefinitions;

/// <summary>REST body -> CloudFormation properties: the same tree with members in PascalCase.</summary>
internal static class CloudFormationShape
{
    /// <summary>Members whose own members are names that somebody chose.</summary>
    static readonly HashSet<string> FreeMaps = ["parameters", "tags", "options"];

    public static Dictionary<string, object> Of(JsonObject shape, Placeholders placeholders) => Members(shape, placeholders, chosen: false);

    static Dictionary<string, object> Members(JsonObject shape, Placeholders placeholders, bool chosen) => shape
        .Where(m => m.Value is not null)
        .ToDictionary(m => chosen ? m.Key : Pascal(m.Key), m => Value(m.Value!, placeholders, !chosen && FreeMaps.Contains(m.Key)));

    static object Value(JsonNode node, Placeholders placeholders, bool chosen) => node switch
    {
        JsonObject shape => Members(shape, placeholders, chosen),
        JsonArray list => list.Select(item => Value(item!, placeholders, chosen)).ToArray(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => placeholders.Resolve(node.GetValue<string>()),
            JsonValueKind.Number => node.GetValue<double>(),
            _ => node.GetValue<bool>(),
        },
    };

    static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
