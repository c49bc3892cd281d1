using System.Text.Json.Nodes;

namespace AudioAspire.Infra.Tests.Support;

/// <summary>A policy statement, with single values as lists of one.</summary>
internal sealed record Statement(string Id, JsonObject Json)
{
    public bool Allows => (string?)Json["Effect"] == "Allow";

    public IReadOnlyList<string> Actions => [.. List("Action").Select(a => (string)a!)];

    public IEnumerable<JsonNode> Resources => List("Resource");

    public string? Condition(string test, string name) => (string?)Json["Condition"]?[test]?[name];

    IEnumerable<JsonNode> List(string member) => Json[member] switch
    {
        JsonArray list => list.Select(i => i!),
        { } one => [one],
        null => [],
    };
}
