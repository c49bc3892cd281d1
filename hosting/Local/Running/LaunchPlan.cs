using System.Diagnostics;
using System.Text;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>How a project resource is started: the program, its arguments and its environment.</summary>
static class LaunchPlan
{
    /// <summary>Tells the process that its standard input ends when it has to stop: on request, and when this program is killed.</summary>
    public const string StopOnInputEnd = "STOP_ON_STDIN_END";

    /// <summary>Where a process listens is decided here alone.</summary>
    static readonly string[] NotInherited = ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "URLS"];

    public static async Task<ProcessStartInfo> PrepareAsync(ProjectResource resource, DistributedApplicationExecutionContext context, CancellationToken cancel)
    {
        var project = resource.Annotations.OfType<IProjectMetadata>().Last().ProjectPath;
        var program = BuiltOutputs.ProgramOf(resource.Name, project);
        var folder = Path.GetDirectoryName(project)!;
        var start = new ProcessStartInfo(BuiltOutputs.DotnetCommand, ["exec", program])
        {
            WorkingDirectory = Directory.Exists(folder) ? folder : Path.GetDirectoryName(program)!,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in NotInherited) start.Environment.Remove(name);
        foreach (var (name, value) in await EnvironmentOfAsync(resource, context, cancel)) start.Environment[name] = value;
        foreach (var arg in await ArgumentsOfAsync(resource, cancel)) start.ArgumentList.Add(arg);
        start.Environment["OTEL_RESOURCE_ATTRIBUTES"] = string.Join(',',
            new[] { start.Environment.TryGetValue("OTEL_RESOURCE_ATTRIBUTES", out var given) ? given : null, $"service.instance.id={Guid.NewGuid():N}"[..28] }
                .Where(a => !string.IsNullOrEmpty(a)));
        start.Environment[StopOnInputEnd] = "true";
        return start;
    }

    public static async Task<IReadOnlyDictionary<string, string>> EnvironmentOfAsync(
        IResource resource, DistributedApplicationExecutionContext execution, CancellationToken cancel = default)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in await CollectEnvironmentAsync(resource, execution, cancel))
            values[name] = await TextOfAsync(value, cancel);
        return values;
    }

    /// <summary>Values as they were given: strings, or what they come from.</summary>
    public static async Task<IReadOnlyDictionary<string, object>> CollectEnvironmentAsync(
        IResource resource, DistributedApplicationExecutionContext execution, CancellationToken cancel)
    {
        var context = new EnvironmentCallbackContext(execution, resource, cancellationToken: cancel);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(context);
        return context.EnvironmentVariables;
    }

    public static async Task<IReadOnlyList<string>> ArgumentsOfAsync(IResource resource, CancellationToken cancel = default)
    {
        var values = new List<string>();
        foreach (var arg in await CollectArgumentsAsync(resource, cancel)) values.Add(await TextOfAsync(arg, cancel));
        return values;
    }

    /// <inheritdoc cref="CollectEnvironmentAsync"/>
    public static async Task<IReadOnlyList<object>> CollectArgumentsAsync(IResource resource, CancellationToken cancel)
    {
        var args = new List<object>();
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(new CommandLineArgsCallbackContext(args, cancel));
        return args;
    }

    static async ValueTask<string> TextOfAsync(object value, CancellationToken cancel) =>
        (value is IValueProvider provider ? await provider.GetValueAsync(cancel) : value.ToString()) ?? "";
}
