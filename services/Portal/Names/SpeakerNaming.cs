using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Portal.Names;

/// <summary>Gives a speaker a name: it is kept with the input, stands in the interview's files at once, and in those of its case as soon
/// as they are compared again. Under the lease of a job: nobody else works on the interview meanwhile, and whoever finds it half done
/// does it again.</summary>
internal sealed class SpeakerNaming(IObjectStore store, TimeProvider time)
{
    static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    /// <returns>Null where the interview has no results.</returns>
    public async Task<Transcript?> FindAsync(InterviewName interview, CancellationToken cancel)
    {
        try
        {
            return await store.ReadAsync<Transcript>(ObjectKeys.OutputOf(interview) + "transcript.json", cancel);
        }
        catch (ObjectMissingException)
        {
            return null;
        }
    }

    /// <param name="name">Empty takes the name away that was given: until the recording is analysed again, the speaker has a number only.</param>
    /// <exception cref="NamingException">Nothing was changed.</exception>
    public async Task NameAsync(InterviewName interview, string speaker, string name, CancellationToken cancel)
    {
        name = string.Concat(name.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        var transcript = await FindAsync(interview, cancel) ?? throw new NamingException(NamingProblem.Busy);
        if (name.Length > SpeakerNames.MaxLength || transcript.Speakers.All(s => s.Id != speaker)) throw new NamingException(NamingProblem.Invalid);
        if (transcript.Speakers.Any(s => s.Id != speaker && string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase))) throw new NamingException(NamingProblem.Taken);

        using var lease = await TakeAsync(interview, cancel);
        try
        {
            var names = await new NamesFile(store).SetAsync(interview, speaker, name, cancel);
            await new RenamedFiles(store, interview).WriteAsync(names, speaker, cancel);
        }
        finally
        {
            // Not an attempt at the job, but it is a job's: to compare the case again.
            await lease.UpdateAsync(status => status with { Attempt = 0 }, CancellationToken.None);
            await lease.ReleaseAsync(CancellationToken.None);
        }
    }

    async Task<Lease> TakeAsync(InterviewName interview, CancellationToken cancel)
    {
        if (await StatusFile.ReadAsync(store, interview, cancel) is not { IsDamaged: false, Status: { State: JobState.Succeeded } status })
            throw new NamingException(NamingProblem.Busy);
        var manifest = await store.ReadAsync<Manifest>(ObjectKeys.OutputOf(interview) + "manifest.json", cancel);
        var claim = await FinishedInterview.CompareAgainAsync(store, interview, status, manifest, cancel);
        return claim.Outcome == ClaimOutcome.Claimed && claim.Name == interview
            && await new ClaimBook(store, time).TakeAsync(interview, status.Input, $"portal-{Guid.NewGuid():N}", LeaseTime, cancel) is { } lease
            ? lease
            : throw new NamingException(NamingProblem.Busy);
    }
}
