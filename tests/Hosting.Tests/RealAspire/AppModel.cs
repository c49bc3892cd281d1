using System.Collections;
using System.Reflection;

namespace AudioAspire.Hosting.Tests.RealAspire;

/// <summary>What an application's description says, as lines: read by names alone, so that hosting/Local and Aspire are asked the same questions.</summary>
static class AppModel
{
    /// <summary>Aspire adds resources of its own beside these.</summary>
    static readonly string[] Kinds = ["ProjectResource", "ParameterResource", "ContainerResource", "StackResource`1"];

    public static IReadOnlyList<object> Resources(object builder) =>
        [.. ((IEnumerable)Get(builder, "Resources")!).Cast<object>().Where(r => Kinds.Contains(r.GetType().Name))];

    public static string NameOf(object resource) => (string)Get(resource, "Name")!;

    public static IEnumerable<string> Facts(object builder) => Resources(builder).SelectMany(resource => FactsOf(resource).Select(f => $"{NameOf(resource)}: {f}"));

    /// <summary>Names and values as the description gives them: texts, or expressions.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(object builder, object resource)
    {
        var values = new Dictionary<string, object>();
        var callbacks = Annotations(resource, "EnvironmentCallbackAnnotation").ToList();
        if (callbacks.Count == 0) return new Dictionary<string, string>();
        var type = builder.GetType().Assembly.GetType("Aspire.Hosting.ApplicationModel.EnvironmentCallbackContext")!;
        var context = Create(type, [Get(builder, "ExecutionContext")!, resource, values, CancellationToken.None]);
        foreach (var callback in callbacks) await (Task)((Delegate)Get(callback, "Callback")!).DynamicInvoke(context)!;
        return values.ToDictionary(v => v.Key, v => Text(v.Value));
    }

    static IEnumerable<string> FactsOf(object resource)
    {
        yield return resource.GetType().Name;
        if (Has(resource, "Secret")) yield return $"secret {Get(resource, "Secret")}";
        foreach (var image in Annotations(resource, "ContainerImageAnnotation")) yield return $"image {Get(image, "Image")}:{Get(image, "Tag")}";
        foreach (var endpoint in Annotations(resource, "EndpointAnnotation"))
            yield return "endpoint " + string.Join(' ', new[] { "Name", "UriScheme", "Protocol", "Transport", "Port", "TargetPort", "IsExternal", "IsProxied" }.Select(p => $"{p}={Get(endpoint, p)}"));
        foreach (var wait in Annotations(resource, "WaitAnnotation")) yield return $"waits for {Get(Get(wait, "Resource")!, "Name")} {Get(wait, "WaitType")}";
        foreach (var check in Annotations(resource, "HealthCheckAnnotation")) yield return $"health check {Get(check, "Key")}";
        foreach (var profile in Annotations(resource, "LaunchProfileAnnotation")) yield return $"launch profile {Get(profile, "LaunchProfileName")}";
        foreach (var project in resource.GetType().Name == "ProjectResource" ? ProjectPaths(resource) : []) yield return $"project {Path.GetFileName(project)}";
    }

    static IEnumerable<string> ProjectPaths(object resource) => ((IEnumerable)Get(resource, "Annotations")!).Cast<object>().Where(a => Has(a, "ProjectPath")).Select(a => $"{Get(a, "ProjectPath")}");

    static IEnumerable<object> Annotations(object resource, string type) =>
        ((IEnumerable)Get(resource, "Annotations")!).Cast<object>().Where(a => a.GetType().Name == type || a.GetType().BaseType!.Name == type);

    static string Text(object value) => Has(value, "ValueExpression") ? $"{Get(value, "ValueExpression")}" : $"{value}";

    static bool Has(object target, string property) => Property(target, property) is not null;

    static object? Get(object target, string property) => Property(target, property)?.GetValue(target)
        ?? (Has(target, property) ? null : throw new MissingMemberException(target.GetType().FullName, property));

    // Interfaces too: some of Aspire's types implement theirs out of sight.
    static PropertyInfo? Property(object target, string name) =>
        target.GetType().GetProperty(name) ?? target.GetType().GetInterfaces().Select(i => i.GetProperty(name)).FirstOrDefault(p => p is not null);

    /// <summary>By the constructor that takes the most of what is offered, in that order.</summary>
    static object Create(Type type, object[] offered)
    {
        var constructor = type.GetConstructors().Where(c => c.GetParameters().All(p => offered.Any(p.ParameterType.IsInstanceOfType))).MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => offered.First(p.ParameterType.IsInstanceOfType))]);
    }
}
