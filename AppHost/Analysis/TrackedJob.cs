using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Storage;

namespace AudioAspire.AppHost.Analysis;

/// <summary>One recording on its way: what the Pipeline or its status.json said last.</summary>
sealed class TrackedJob(SourceFile source, ObjectInfo input)
{
    readonly Lock _lock = new();

    public string FileName { get; } = Path.GetFileName(source.Path);
    public ObjectInfo Input { get; } = input;
    public InterviewName Name { get; private set; } = ObjectKeys.Parse(input.Key)!;
    public string State { get; private set; } = "";
    public string Stage { get; private set; } = "";
    public double Percent { get; private set; }
    public double AudioSeconds { get; private set; }
    public double ElapsedSeconds { get; private set; }
    public JobFailure? Error { get; private set; }
    /// <summary>It was finished before this analysis began.</summary>
    public bool WasDone { get; private set; }
    public bool Accepted { get; private set; }

    public bool IsFinal => State is JobState.Succeeded or JobState.Failed;
    public bool Succeeded => State == JobState.Succeeded;

    /// <summary>Seconds of audio a second of work; 0 where not known yet.</summary>
    public double TimesRealTime => ElapsedSeconds > 0 ? AudioSeconds * (Succeeded ? 1 : Percent / 100) / ElapsedSeconds : 0;

    public void Apply(SubmitReply reply)
    {
        if (reply.Case.Length > 0 && reply.Interview.Length > 0) Name = new InterviewName(reply.Case, reply.Interview);
        Accepted |= reply.Accepted;
    }

    public void Apply(JobUpdate update)
    {
        lock (_lock)
        {
            if (IsFinal) return;
            if (update.Interview.Length > 0) Name = new InterviewName(update.Case, update.Interview);
            (Stage, Percent, AudioSeconds, ElapsedSeconds) = (update.Stage, update.Percent, update.AudioSeconds, update.ElapsedSeconds);
            Error = update.Error is { } error ? new JobFailure(error.Code, error.Message, error.Hint) : null;
            State = update.State;
        }
    }

    public void Apply(JobStatus status)
    {
        lock (_lock)
        {
            if (IsFinal) return;
            WasDone = !Accepted && status.State == JobState.Succeeded && State.Length == 0;
            (Stage, Percent, Error) = (status.Stage, status.Percent, status.Error);
            State = status.State;
        }
    }

    public void Fail(string code, string message, string hint)
    {
        lock (_lock)
            if (!IsFinal) (State, Error) = (JobState.Failed, new JobFailure(code, message, hint));
    }
}
