using AudioAspire.Pipeline.Jobs;
using Grpc.Core;
using Grpc.Health.V1;
using OpenTelemetry;

namespace AudioAspire.Pipeline.Calls;

/// <summary>Calls that outlive a service's restart: waits until it is ready, and tries again with growing pauses while it is away.
/// Whatever progress a call makes starts the patience anew; an error that the input caused is passed on at once.</summary>
internal sealed partial class ServiceCalls(ServiceClients clients, TimeProvider time, ILogger<ServiceCalls> log)
{
    const int MaxFailures = 3;

    /// <summary>How long a service may be away: a cold start loads models.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    public ServiceClients Clients => clients;

    /// <param name="call">Makes one attempt; it calls its first argument whenever it has got further.</param>
    /// <exception cref="JobException">The service stayed away.</exception>
    /// <exception cref="RpcException">The service refused the input.</exception>
    public async Task<T> CallAsync<T>(string service, Func<Action, CancellationToken, Task<T>> call, CancellationToken cancel)
    {
        var pause = FirstPause;
        var failures = 0;
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                await WaitUntilReadyAsync(service, cancel);
                return await call(Progressed, cancel);
            }
            catch (RpcException e) when (!cancel.IsCancellationRequested && MayPass(e))
            {
                failures++;
                var away = e.StatusCode is StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.Cancelled;
                if (!away && failures >= MaxFailures) throw;
                if (time.GetElapsedTime(since) > Patience) throw JobException.Unavailable(service, e);
                LogRetry(service, e.StatusCode, e.Status.Detail, pause);
            }
            await Task.Delay(pause, time, cancel);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        void Progressed() => (pause, failures, since) = (FirstPause, 0, time.GetTimestamp());
    }

    /// <exception cref="JobException">It did not become ready.</exception>
    public async Task WaitUntilReadyAsync(string service, CancellationToken cancel)
    {
        var health = clients.HealthOf(service);
        var since = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                if (await IsReadyAsync(health, cancel)) return;
            }
            catch (RpcException e) when (!cancel.IsCancellationRequested)
            {
                if (time.GetElapsedTime(since) > Patience) throw JobException.Unavailable(service, e);
            }
            if (time.GetElapsedTime(since) > Patience) throw JobException.Unavailable(service);
            await Task.Delay(pause, time, cancel);
        }
    }

    // Outside the trace: a question before every call would hide the work in it.
    static async Task<bool> IsReadyAsync(Health.HealthClient health, CancellationToken cancel)
    {
        using var untraced = SuppressInstrumentationScope.Begin();
        var reply = await health.CheckAsync(new HealthCheckRequest(), deadline: DateTime.UtcNow.AddSeconds(20), cancellationToken: cancel);
        return reply.Status == HealthCheckResponse.Types.ServingStatus.Serving;
    }

    static bool MayPass(RpcException e) => e.StatusCode is StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.Internal
        or StatusCode.Unknown or StatusCode.Aborted or StatusCode.Cancelled or StatusCode.DeadlineExceeded;

    [LoggerMessage(LogLevel.Warning, "{Service} failed ({Status}: {Detail}); trying again in {Pause}")]
    partial void LogRetry(string service, StatusCode status, string detail, TimeSpan pause);
}
