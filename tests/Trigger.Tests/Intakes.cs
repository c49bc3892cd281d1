using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Trigger.Intake;
using AudioAspire.Trigger.Queue;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioAspire.Trigger.Tests;

/// <summary>The Trigger without its host.</summary>
internal static class Intakes
{
    public static EventIntake Create(
        IObjectStore store, IJobQueue queue, TimeProvider time, bool isLambda = false, IDeadLetters? letters = null, InputLimits? limits = null)
    {
        var claims = new ClaimBook(store, time);
        var submitter = Submitter(store, queue, time, letters);
        var traces = new UploadTrace(store, new ConfigurationBuilder().Build());
        return new EventIntake(
            new UploadIntake(store, claims, submitter, limits ?? new InputLimits(), traces, new TriggerMode(isLambda), time),
            new JobEnds(claims, time),
            new QueuedSweep(store, submitter, time, NullLogger<QueuedSweep>.Instance),
            NullLogger<EventIntake>.Instance);
    }

    public static Submitter Submitter(IObjectStore store, IJobQueue queue, TimeProvider time, IDeadLetters? letters = null) =>
        new(new ClaimBook(store, time), queue, letters ?? new RecordingLetters(), time, NullLogger<Submitter>.Instance);
}

internal sealed class RecordingLetters : IDeadLetters
{
    public List<JobStatus> Sent { get; } = [];

    public Task SendAsync(InterviewName name, JobStatus job, CancellationToken cancel)
    {
        Sent.Add(job);
        return Task.CompletedTask;
    }
}
