using AudioAspire.Pipeline.Calls;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Jobs;

internal static class PipelineServices
{
    public static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(s => ObjectStores.FromConfiguration(s.GetRequiredService<IConfiguration>()))
        .AddSingleton<ClaimBook>()
        .AddSingleton<ServiceClients>()
        .AddSingleton<ServiceCalls>()
        .AddSingleton<JobOwner>()
        .AddSingleton<JobRunner>()
        .AddSingleton<RunCommand>();

    public static IServiceCollection AddJobQueue(this IServiceCollection services) => services
        .AddSingleton<JobBoard>()
        .AddSingleton<JobQueue>()
        .AddHostedService(s => s.GetRequiredService<JobQueue>())
        .Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
}
