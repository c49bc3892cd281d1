using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using AudioAspire.AppHost;
using AudioAspire.Hosting.Tests.Model;

namespace AudioAspire.Hosting.Tests.RealAspire;

/// <summary>An AppHost that was built with Aspire's packages: what it describes is read by names alone.</summary>
static class RealAppHost
{
    static readonly ConcurrentDictionary<string, Lazy<Assembly>> Loaded = new();

    /// <param name="variable">Names the folder of the built AppHost, from the root of the repository; the test is skipped without it.</param>
    public static string Program(string variable, string property)
    {
        var folder = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{variable} names no folder of an AppHost that was built with -p:{property}=true.");
        return Path.GetFullPath(Path.Combine(folder!, "AudioAspire.AppHost.dll"), Repository);
    }

    /// <summary>Once for all tests: the CDK's runtime is one a process, and knows the types of one load only.</summary>
    public static Assembly Load(string program) =>
        Loaded.GetOrAdd(program, path => new Lazy<Assembly>(() => new Context(new AssemblyDependencyResolver(path)).LoadFromAssemblyPath(path))).Value;

    /// <param name="settings">Properties of <see cref="RunSettings"/>.</param>
    public static object Describe(Assembly program, string store, params (string Name, object Value)[] settings)
    {
        var type = program.GetType(typeof(RunSettings).FullName!)!;
        var run = type.GetMethod(nameof(RunSettings.ForStore))!.Invoke(null, [store])!;
        foreach (var (name, value) in settings) type.GetProperty(name)!.SetValue(run, value);
        return AppHostModelTests.DescribeMethod(program).Invoke(null, [run])!;
    }

    public static IDisposable Build(object builder) =>
        (IDisposable)builder.GetType().GetInterfaces().Single(i => i.Name == "IDistributedApplicationBuilder").GetMethod("Build")!.Invoke(builder, [])!;

    public static string[] PublishTo(string file) => ["--operation", "publish", "--publisher", "manifest", "--output-path", file];

    /// <summary>Assemblies of ours come from the folder of the AppHost: those beside this test know hosting/Local instead of Aspire.</summary>
    sealed class Context : AssemblyLoadContext
    {
        readonly AssemblyDependencyResolver _dependencies;

        public Context(AssemblyDependencyResolver dependencies) : base("Aspire")
        {
            _dependencies = dependencies;
            Resolving += (_, name) => Find(name);
        }

        protected override Assembly? Load(AssemblyName name) => name.Name!.StartsWith("AudioAspire.", StringComparison.Ordinal) ? Find(name) : null;

        Assembly? Find(AssemblyName name) => _dependencies.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AudioAspire.sln"))) folder = folder.Parent;
            return folder?.FullName ?? "";
        }
    }
}
