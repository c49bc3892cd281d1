using System.Threading.Channels;

namespace AudioAspire.Transcriber.Streaming;

/// <summary>What has arrived, in batches for the recogniser. Windows that are finished already count as silence.</summary>
internal sealed class ArrivalQueue(ChannelReader<Arrival> arrivals, int batchWindows, double resumeFrom)
{
    /// <summary>How long a batch waits for further windows once it has one.</summary>
    static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(500);
    /// <summary>How much later audio the first batch waits for.</summary>
    const double FirstBatchSeconds = 600;

    /// <summary>The recording's first windows, whatever was resumed and however fast they came: they tell its language.</summary>
    /// <returns>At most a batch, or one silence; empty at the end.</returns>
    public async Task<IReadOnlyList<Arrival>> FirstAsync(CancellationToken cancel)
    {
        var batch = new List<Arrival>();
        while (Windows(batch) < batchWindows && await arrivals.WaitToReadAsync(cancel))
        {
            if (!arrivals.TryRead(out var arrival)) continue;
            batch.Add(arrival);
            if (batch[0].Window is not { } first || arrival.NextStart - first.Start > FirstBatchSeconds) break;
        }
        return batch;
    }

    /// <returns>At most a batch, or one silence; empty at the end.</returns>
    public async Task<IReadOnlyList<Arrival>> NextAsync(CancellationToken cancel)
    {
        var batch = new List<Arrival>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        while (Windows(batch) < batchWindows)
        {
            if (arrivals.TryRead(out var arrival))
            {
                batch.Add(arrival.Window?.End <= resumeFrom ? arrival with { Window = null } : arrival);
                if (batch[0].Window is null) break;
                if (batch.Count == 1) patience.CancelAfter(Gathering);
                continue;
            }
            try
            {
                if (!await arrivals.WaitToReadAsync(patience.Token)) break;
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                break;
            }
        }
        return batch;
    }

    static int Windows(List<Arrival> batch) => batch.Count(a => a.Window is not null);
}
