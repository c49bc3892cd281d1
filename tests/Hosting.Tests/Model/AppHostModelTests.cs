using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using AudioAspire.AppHost;

namespace AudioAspire.Hosting.Tests.Model;

public sealed class AppHostModelTests
{
    static readonly string[] GrpcServices = ["transcriber", "diarizer", "insights", "pipeline"];

    [Fact]
    public void EverythingRunsByDefault() =>
        Assert.Equal([.. GrpcServices, "trigger", "portal"], Describe(RunSettings.ForStore("data")).Resources.OfType<ProjectResource>().Select(r => r.Name));

    [Fact]
    public void OneAnalysisNeedsNeitherTriggerNorPortal() =>
        Assert.Equal(GrpcServices, Describe(RunSettings.ForAnalysis("results")).Resources.OfType<ProjectResource>().Select(r => r.Name));

    [Fact]
    public void EveryServiceIsBuiltBesideTheAppHost() =>
        Assert.All(Describe(RunSettings.ForStore("data")).Resources.OfType<ProjectResource>(), service =>
            Assert.True(File.Exists(BuiltOutputs.ProgramOf(service.Name, service.Annotations.OfType<IProjectMetadata>().Single().ProjectPath))));

    [Fact]
    public void ThePipelineWaitsForTheThreeAndTheTriggerForThePipeline()
    {
        var resources = Describe(RunSettings.ForStore("data")).Resources.ToDictionary(r => r.Name);
        Assert.Equal(GrpcServices[..3], StartOrder.DependenciesOf(resources["pipeline"]).Select(r => r.Name));
        Assert.Equal(["pipeline"], StartOrder.DependenciesOf(resources["trigger"]).Select(r => r.Name));
    }

    [Fact]
    public async Task ThePipelineKnowsStoreServicesAndFolders()
    {
        var settings = RunSettings.ForStore("data");
        var builder = Describe(settings);
        Ports.Allocate(builder.Resources);
        var pipeline = builder.Resources.Single(r => r.Name == "pipeline");
        var environment = await LaunchPlan.EnvironmentOfAsync(pipeline, builder.ExecutionContext);
        Assert.Equal(["serve"], await LaunchPlan.ArgumentsOfAsync(pipeline));
        Assert.Equal(Path.GetFullPath("data"), environment["STORE"]);
        Assert.Equal(settings.TraceFolder, environment["TRACE_DIR"]);
        Assert.All(GrpcServices[..3], name => Assert.Contains($"services__{name}__grpc__0", environment.Keys));
        Assert.Contains("GRPC_PORT", environment.Keys);
        Assert.Contains("HEALTH_PORT", environment.Keys);
    }

    [Fact]
    public void PortsOfTheCommandLineReachTriggerAndPortal()
    {
        var builder = Describe(RunSettings.ForStore("data") with { PortalPort = 18_001, TriggerPort = 18_002 });
        int? PortOf(string name) => builder.Resources.Single(r => r.Name == name).Annotations.OfType<EndpointAnnotation>().Single().Port;
        Assert.Equal((18_001, 18_002), (PortOf("portal"), PortOf("trigger")));
    }

    [Fact]
    public void ResultsElsewhereKeepEverythingElseThereToo()
    {
        var settings = RunSettings.ForAnalysis("results");
        Assert.Equal(Path.GetFullPath("results"), settings.OutputFolder);
        Assert.Equal(Path.GetFullPath(Path.Combine("results", ".audioaspire")), settings.Store);
        Assert.Equal("", RunSettings.ForAnalysis(Path.Combine("data", "output")).OutputFolder);
    }

    internal static IDistributedApplicationBuilder Describe(RunSettings settings) =>
        (IDistributedApplicationBuilder)DescribeMethod(typeof(RunSettings).Assembly)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [settings], null)!;

    // The local function of Program.cs that describes the application.
    internal static MethodInfo DescribeMethod(Assembly program) => program.EntryPoint!.DeclaringType!
        .GetMethods(BindingFlags.NonPublic | BindingFlags.Static).Single(m => m.Name.Contains("g__Describe", StringComparison.Ordinal));
}
