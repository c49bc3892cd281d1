using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Asks a starting process over HTTP until all its health checks pass.</summary>
static class HealthProbe
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    // A proxy configured for the internet must not see what goes to this machine.
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    public static async Task WaitUntilHealthyAsync(IResource resource, TimeProvider time, CancellationToken cancel)
    {
        foreach (var probe in resource.Annotations.OfType<HttpProbeAnnotation>())
            while (!await AnswersAsync(new Uri(new Uri(probe.Endpoint.Url), probe.Path), probe.StatusCode, cancel))
                await Task.Delay(Pause, time, cancel);
    }

    static async Task<bool> AnswersAsync(Uri address, int statusCode, CancellationToken cancel)
    {
        try
        {
            using var answer = await Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            return (int)answer.StatusCode == statusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }
}
