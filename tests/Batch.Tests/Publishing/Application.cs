using System.Reflection;
using Aspire.Hosting;
using AudioAspire.AppHost;
using AudioAspire.Hosting.Batch;

namespace AudioAspire.Batch.Tests.Publishing;

/// <summary>The real application, as Program.cs describes it.</summary>
static class Application
{
    public static IDistributedApplicationBuilder Describe() => (IDistributedApplicationBuilder)typeof(RunSettings).Assembly.EntryPoint!.DeclaringType!
        .GetMethods(BindingFlags.NonPublic | BindingFlags.Static).Single(m => m.Name.Contains("g__Describe", StringComparison.Ordinal)).Invoke(null, [RunSettings.ForBatch])!;

    public static Task<JobDefinition> JobDefinitionAsync(bool gpu = true) => BatchPublisher.DescribeAsync(Describe().Resources, gpu);

    public static async Task<IReadOnlyDictionary<string, TaskContainer>> ContainersAsync(bool gpu = true) =>
        (await JobDefinitionAsync(gpu)).EcsProperties.TaskProperties.Single().Containers.ToDictionary(c => c.Name);
}
