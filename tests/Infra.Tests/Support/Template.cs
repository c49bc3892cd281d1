using System.Text.Json.Nodes;

namespace AudioAspire.Infra.Tests.Support;

/// <summary>A synthesized template, to ask about its resources.</summary>
internal sealed record Template(string Path)
{
    readonly JsonObject resources = JsonNode.Parse(File.ReadAllText(Path))!["Resources"]!.AsObject();

    public IEnumerable<(string Id, JsonNode Properties)> All(string type) =>
        resources.Where(r => (string?)r.Value!["Type"] == type).Select(r => (r.Key, r.Value!["Properties"]!));

    public JsonNode One(string type) => Assert.Single(All(type)).Properties;

    public JsonNode One(string type, string idPrefix) => Assert.Single(All(type), r => r.Id.StartsWith(idPrefix, StringComparison.Ordinal)).Properties;

    /// <summary>Every policy statement of every resource, wherever it is.</summary>
    public IEnumerable<Statement> Statements() => resources.SelectMany(r => Find(r.Key, r.Value!));

    static IEnumerable<Statement> Find(string id, JsonNode node) => node switch
    {
        JsonObject o when o.ContainsKey("Effect") && o.ContainsKey("Action") => [new Statement(id, o)],
        JsonObject o => o.Where(m => m.Value is not null).SelectMany(m => Find(id, m.Value!)),
        JsonArray a => a.Where(i => i is not null).SelectMany(i => Find(id, i!)),
        _ => [],
    };
}
