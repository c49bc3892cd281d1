using Grpc.Core;

namespace AudioAspire.Pipeline.Calls;

internal static class DuplexCall
{
    /// <summary>Sends the requests while the events are handled; both ends stop when one of them fails. The server's status wins over a broken pipe.</summary>
    public static async Task ExchangeAsync<TRequest, TEvent>(
        this AsyncDuplexStreamingCall<TRequest, TEvent> call, IEnumerable<TRequest> requests, Func<TEvent, Task> handle, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var sending = Task.Run(async () =>
        {
            try
            {
                foreach (var request in requests) await call.RequestStream.WriteAsync(request, stop.Token);
                await call.RequestStream.CompleteAsync();
            }
            catch (Exception e) when (e is RpcException or OperationCanceledException or InvalidOperationException)
            {
                // The reader gets the reason.
            }
        }, CancellationToken.None);
        try
        {
            await foreach (var item in call.ResponseStream.ReadAllAsync(cancel)) await handle(item);
        }
        catch (RpcException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        finally
        {
            await stop.CancelAsync();
            await sending;
        }
    }

    /// <summary>Long recordings take long; a service that hangs is noticed all the same.</summary>
    public static DateTime Deadline(double audioSeconds) => DateTime.UtcNow.AddMinutes(30).AddSeconds(5 * audioSeconds);
}
