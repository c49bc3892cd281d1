using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AudioAspire.Infra.JobDefinitions;

/// <summary>A multi-container job definition as Batch's REST API takes it: camelCase, with ${Name} where the deployment decides.</summary>
internal sealed class BatchJob
{
    const string OwnRegistry = "${Registry}/";

    readonly JsonObject body;

    BatchJob(JsonObject body, string name, IReadOnlyList<string> images, double vcpus) => (this.body, Name, Images, Vcpus) = (body, name, images, vcpus);

    public string Name { get; }

    public IReadOnlyList<string> Images { get; }

    /// <summary>Of all containers together: a job is never spread over machines.</summary>
    public double Vcpus { get; }

    /// <summary>Repositories of the deployment's own registry that the containers come from, in alphabetical order.</summary>
    public IReadOnlyList<string> Repositories =>
        [.. Images.Where(i => i.StartsWith(OwnRegistry, StringComparison.Ordinal)).Select(Repository).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Images of other registries: they need a way to the internet.</summary>
    public IReadOnlyList<string> ForeignImages => [.. Images.Where(i => !i.StartsWith(OwnRegistry, StringComparison.Ordinal))];

    /// <exception cref="InfraException">It is no multi-container job definition.</exception>
    public static BatchJob Parse(string json)
    {
        try
        {
            var body = JsonNode.Parse(json)!.AsObject();
            var tasks = body["ecsProperties"]?["taskProperties"]?.AsArray() ?? throw Unusable("it has no ecsProperties.taskProperties");
            if (tasks.Count != 1) throw Unusable($"Batch takes exactly one element of taskProperties, not {tasks.Count}");
            var containers = tasks[0]?["containers"]?.AsArray() is { Count: > 0 } some ? some : throw Unusable("it has no containers");
            var images = containers.Select(c => c?["image"]?.GetValue<string>() ?? throw Unusable("a container has no image"));
            return new BatchJob(
                body, body["jobDefinitionName"]?.GetValue<string>() ?? throw Unusable("it has no jobDefinitionName"), [.. images], containers.Sum(Requested));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw Unusable(e.Message);
        }
    }

    /// <summary>The properties of AWS::Batch::JobDefinition.</summary>
    /// <exception cref="InfraException">A placeholder is not known.</exception>
    public Dictionary<string, object> ToCloudFormation(Placeholders placeholders) => CloudFormationShape.Of(body, placeholders);

    static double Requested(JsonNode? container) => (container?["resourceRequirements"]?.AsArray() ?? [])
        .Where(r => r?["type"]?.GetValue<string>() == "VCPU").Sum(r => double.Parse(r!["value"]!.GetValue<string>(), CultureInfo.InvariantCulture));

    static string Repository(string image)
    {
        var name = image[OwnRegistry.Length..];
        var tag = name.IndexOf(':');
        return tag < 0 ? name : name[..tag];
    }

    static InfraException Unusable(string why) => new("invalid-job-definition", $"The job definition cannot be used: {why}.",
        "Make it with: dotnet run --project AppHost -- publish --output DIR");
}
