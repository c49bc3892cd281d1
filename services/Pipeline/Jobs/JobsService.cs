using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Pipeline.Options;
using AudioAspire.Pipeline.Publishing;
using AudioAspire.Storage;
using Grpc.Core;
using Claim = AudioAspire.Storage.Claim;

namespace AudioAspire.Pipeline.Jobs;

/// <summary>The gRPC face of the queue.</summary>
internal sealed class JobsService(IObjectStore store, ClaimBook claims, JobQueue queue, JobBoard board, IHostApplicationLifetime lifetime) : Contracts.V1.Jobs.JobsBase
{
    public override async Task<SubmitReply> Submit(SubmitRequest request, ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        if (ObjectKeys.Parse(request.Key) is null) throw Refuse(StatusCode.InvalidArgument, $"'{request.Key}' is not the key of a recording.");
        var info = await store.HeadAsync(request.Key, cancel) ?? throw Refuse(StatusCode.NotFound, $"There is no object '{request.Key}' in {store.Location}.");
        var input = new InputObject(request.Key, request.Etag.Length > 0 ? request.Etag : info.ETag,
            request.VersionId.Length > 0 ? request.VersionId : info.VersionId, request.Size > 0 ? request.Size : info.Size);
        var submitted = request.Options is null ? null : JobSettings.From(request.Options);
        if (submitted is not null && OptionsValidator.Violations(submitted.Over(new RunOptions())).ToList() is { Count: > 0 } violations)
            throw Refuse(StatusCode.InvalidArgument, $"The options are not valid: {string.Join("; ", violations)}.");

        var trace = request.Traceparent.Length > 0 ? request.Traceparent : System.Diagnostics.Activity.Current?.Id;
        var claim = await claims.ClaimAsync(input, Guid.NewGuid().ToString("N"), trace, force: false, cancel);
        if (claim.Outcome != ClaimOutcome.AlreadyHeld && submitted is not null)
            await SubmittedOptions.WriteAsync(store, claim.Name, input, submitted, cancel);
        if (claim.Outcome == ClaimOutcome.AlreadyDone)
        {
            if (!request.Force && await IsUpToDateAsync(claim, input, submitted, cancel)) return Reply(claim, accepted: false, $"It has {claim.Status.State} already.");
            claim = await claims.ClaimAsync(input, Guid.NewGuid().ToString("N"), trace, force: true, cancel);
        }
        if (request.Force && claim.Outcome == ClaimOutcome.Claimed) await StartOver.PrepareAsync(store, claim.Name, cancel);
        if (!queue.TryAdd(claim.Name, claim.Status)) throw Refuse(StatusCode.ResourceExhausted, "The queue is full; try again later.");
        return Reply(claim, accepted: true, claim.Outcome == ClaimOutcome.Claimed ? "" : $"It is {claim.Status.State} already.");
    }

    public override async Task Watch(WatchRequest request, IServerStreamWriter<JobUpdate> responseStream, ServerCallContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await foreach (var update in board.WatchAsync([.. request.JobIds], either.Token)) await responseStream.WriteAsync(update, either.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw Refuse(StatusCode.Unavailable, "The pipeline is shutting down.");
        }
    }

    // A recording that failed stays failed until something changes; one that succeeded is redone with other options only.
    async Task<bool> IsUpToDateAsync(Claim claim, InputObject input, OptionsFile? submitted, CancellationToken cancel)
    {
        if (claim.Status.State != JobState.Succeeded) return claim.Status.Error?.Code is not ErrorCode.InvalidOptions;
        // A mere repetition of the announcement does not undo options that somebody asked for.
        if (submitted is null) return true;
        try
        {
            var settings = await JobSettings.ReadAsync(store, claim.Name, input, cancel);
            return await Publisher.ReadManifestAsync(store, claim.Name, cancel) is { } manifest && manifest.IsOf(input, settings);
        }
        catch (JobException)
        {
            return false;
        }
    }

    static SubmitReply Reply(Claim claim, bool accepted, string reason) => new()
    {
        JobId = claim.Status.JobId, Accepted = accepted, Reason = reason, Case = claim.Name.Case, Interview = claim.Name.Interview,
    };

    static RpcException Refuse(StatusCode code, string message) => new(new Status(code, message));
}
