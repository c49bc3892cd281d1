using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AudioAspire.Diarizer;

/// <summary>Ready once both models are open; says why not otherwise.</summary>
internal sealed class ModelsCheck(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            services.GetRequiredService<DiarizerModels>();
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (Exception e)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(e.Message, e));
        }
    }
}
