using AudioAspire.Infra.Settings;
using AudioAspire.Infra.Stacks;
using AudioAspire.Infra.Tests.Support;

[assembly: AssemblyFixture(typeof(Synthesized))]
// The CDK talks to one Node.js process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace AudioAspire.Infra.Tests.Support;

/// <summary>Templates by their settings, each synthesized once, where Node.js is installed.</summary>
public sealed class Synthesized : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly Dictionary<string, string> assemblies = new();

    internal Template System(params string[] settings) => Read("AudioAspire.template.json", settings);

    internal Template Images() => Read("AudioAspire-Images.template.json", []);

    public void Dispose() => folder.Dispose();

    Template Read(string file, string[] settings)
    {
        Assert.SkipUnless(Programs.Has("node"), "Node.js is not installed (the CDK runs on it)");
        var key = string.Join(' ', settings);
        if (!assemblies.TryGetValue(key, out var output))
        {
            assemblies[key] = output = Path.Combine(folder.Path, $"{assemblies.Count}");
            Synthesis.Write(SettingTable.Read(settings), SampleJob.Read(), output);
        }
        return new Template(Path.Combine(output, file));
    }
}
