using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Publishing;

/// <summary>The application as a document for deployment tools: Aspire's manifest (schema aspire-8.0.json), as far as there are such resources here.</summary>
sealed class Manifest(DistributedApplicationExecutionContext execution, string folder)
{
    /// <summary>Ports inside containers: the first HTTP endpoint takes the platform's own, each further one the next of these.</summary>
    const int FirstTargetPort = 8000;
    int _nextPort = FirstTargetPort;

    /// <param name="resources">In the order of the document.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<JsonObject> DescribeAsync(IEnumerable<IResource> resources, CancellationToken cancel)
    {
        var all = new JsonObject();
        foreach (var resource in resources)
            all[resource.Name] = resource switch
            {
                ProjectResource project => await DescribeAsync(project, cancel),
                ParameterResource parameter => Describe(parameter),
                _ => throw new DistributedApplicationException($"Resource '{resource.Name}' is of a kind that a manifest does not know here."),
            };
        return new JsonObject { ["resources"] = all };
    }

    static JsonObject Describe(ParameterResource parameter)
    {
        var input = new JsonObject { ["type"] = "string" };
        if (parameter.Secret) input["secret"] = true;
        if (parameter.PublishedDefault is { } value) input["default"] = new JsonObject { ["value"] = value };
        return new JsonObject
        {
            ["type"] = "parameter.v0",
            ["value"] = $"{{{parameter.Name}.inputs.value}}",
            ["inputs"] = new JsonObject { ["value"] = input },
        };
    }

    async Task<JsonObject> DescribeAsync(ProjectResource project, CancellationToken cancel)
    {
        var path = project.Annotations.OfType<IProjectMetadata>().Last().ProjectPath;
        var text = new JsonObject { ["type"] = "project.v0", ["path"] = Path.GetRelativePath(folder, path).Replace('\\', '/') };
        if (await LaunchPlan.CollectArgumentsAsync(project, cancel) is { Count: > 0 } args) text["args"] = new JsonArray([.. args.Select(Text)]);
        var environment = new JsonObject();
        foreach (var (name, value) in await LaunchPlan.CollectEnvironmentAsync(project, execution, cancel)) environment[name] = Text(value);
        if (environment.Count > 0) text["env"] = environment;
        if (Bindings(project) is { Count: > 0 } bindings) text["bindings"] = bindings;
        return text;
    }

    JsonObject Bindings(ProjectResource project)
    {
        var bindings = new JsonObject();
        foreach (var endpoint in project.Annotations.OfType<EndpointAnnotation>())
        {
            var port = endpoint.TargetPort ?? (bindings.Count == 0 ? null : _nextPort++);
            var binding = new JsonObject
            {
                ["scheme"] = endpoint.UriScheme,
                ["protocol"] = endpoint.Protocol.ToString().ToLowerInvariant(),
                ["transport"] = endpoint.Transport,
            };
            if (endpoint.Port is { } published && published != port) binding["port"] = published;
            if (port is { } target) binding["targetPort"] = target;
            if (endpoint.IsExternal) binding["external"] = true;
            bindings[endpoint.Name] = binding;
        }
        return bindings;
    }

    static JsonNode Text(object value) => (value is IManifestExpressionProvider provider ? provider.ValueExpression : value.ToString()) ?? "";
}
