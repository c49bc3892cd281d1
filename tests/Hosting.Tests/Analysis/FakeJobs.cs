using System.Threading.Channels;
using AudioAspire.Contracts.V1;
using Grpc.Core;

namespace AudioAspire.Hosting.Tests.Analysis;

/// <summary>A Pipeline that answers as the test says.</summary>
sealed class FakeJobs : Jobs.JobsClient
{
    public List<SubmitRequest> Submitted { get; } = [];
    public Func<SubmitRequest, SubmitReply> Answer { get; set; } = _ => new SubmitReply { Accepted = true };
    /// <summary>One stream for every Watch, in turn; an exception ends it.</summary>
    public Queue<(JobUpdate[] Updates, Exception? End)> Streams { get; } = new();

    public override AsyncUnaryCall<SubmitReply> SubmitAsync(
        SubmitRequest request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default)
    {
        Submitted.Add(request);
        return new(Task.Run(() => Answer(request)), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });
    }

    public override AsyncServerStreamingCall<JobUpdate> Watch(
        WatchRequest request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<JobUpdate>();
        if (Streams.TryDequeue(out var stream))
        {
            foreach (var update in stream.Updates) channel.Writer.TryWrite(update);
            if (stream.End is not null) channel.Writer.Complete(stream.End);
        }
        return new(new Reader(channel), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });
    }

    sealed class Reader(Channel<JobUpdate> channel) : IAsyncStreamReader<JobUpdate>
    {
        public JobUpdate Current { get; private set; } = new();

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            try
            {
                Current = await channel.Reader.ReadAsync(cancellationToken);
                return true;
            }
            catch (ChannelClosedException e) when (e.InnerException is { } end)
            {
                throw end;
            }
        }
    }
}
