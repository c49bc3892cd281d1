using AudioAspire.Contracts.V1;
using Grpc.Core;

namespace AudioAspire.ServiceDefaults.Tests;

sealed class UnusableException(string message) : Exception(message);

/// <summary>Fails as the key of the request says; otherwise answers with the trace it is part of.</summary>
sealed class EchoService : Jobs.JobsBase
{
    public override Task<SubmitReply> Submit(SubmitRequest request, ServerCallContext context) => request.Key switch
    {
        "argument" => throw new ArgumentOutOfRangeException("speakers", "Too many speakers."),
        "unusable" => throw new UnusableException("The model is damaged."),
        "bug" => throw new InvalidOperationException("Oops."),
        "own" => throw new RpcException(new Status(StatusCode.AlreadyExists, "Mine.")),
        _ => Task.FromResult(new SubmitReply { Accepted = true, JobId = System.Diagnostics.Activity.Current?.TraceId.ToHexString() ?? "" }),
    };

    public override async Task Watch(WatchRequest request, IServerStreamWriter<JobUpdate> responseStream, ServerCallContext context)
    {
        await responseStream.WriteAsync(new JobUpdate { State = "running" });
        throw new InvalidDataException("The sound ends in the middle.");
    }
}
