using System.Globalization;
using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.AppHost.Analysis;

/// <summary>What a person wants to know at the end: per recording what was found and where the report is, per case the contradictions.</summary>
sealed class AnalysisSummary(FolderStore store, TextWriter output)
{
    public async Task WriteAsync(IReadOnlyList<TrackedJob> jobs, CancellationToken cancel)
    {
        foreach (var @case in jobs.GroupBy(j => j.Name.Case))
        {
            output.WriteLine();
            output.WriteLine($"Case {@case.Key}");
            foreach (var job in @case)
                if (job.Succeeded) await WriteInterviewAsync(job, cancel);
                else WriteFailure(job);
            if (@case.Any(j => j.Succeeded)) await WriteCaseAsync(@case.Key, cancel);
        }
    }

    async Task WriteInterviewAsync(TrackedJob job, CancellationToken cancel)
    {
        var transcript = await ReadAsync<Transcript>(ObjectKeys.OutputOf(job.Name) + "transcript.json", cancel);
        var facts = transcript is null ? "finished" : string.Create(CultureInfo.InvariantCulture,
            $"{transcript.Language}, {Count(transcript.Speakers.Count, "speaker")}, {TimeSpan.FromSeconds(Math.Round(transcript.Duration)):c}");
        var pace = job.WasDone ? "was finished already" : job.TimesRealTime > 0 ? string.Create(CultureInfo.InvariantCulture, $"{job.TimesRealTime:0.0} x real time") : "";
        output.WriteLine($"  {job.FileName}: {facts}{(pace.Length > 0 ? $" ({pace})" : "")}");
        output.WriteLine($"    {store.PathOf(ObjectKeys.OutputOf(job.Name) + "report.html")}");
    }

    void WriteFailure(TrackedJob job)
    {
        output.WriteLine($"  {job.FileName}: failed: {job.Error?.Message ?? "no reason was given"} [{job.Error?.Code ?? ErrorCode.Internal}]");
        if (!string.IsNullOrEmpty(job.Error?.Hint)) output.WriteLine($"    {job.Error.Hint}");
    }

    async Task WriteCaseAsync(string @case, CancellationToken cancel)
    {
        if (await ReadAsync<CaseReport>(ObjectKeys.CaseOutput(@case) + "case.json", cancel) is not { } report) return;
        output.WriteLine($"  {Count(report.Interviews.Count, "interview")} compared: {Count(report.Contradictions.Count, "contradiction")}");
        output.WriteLine($"    {store.PathOf(ObjectKeys.CaseOutput(@case) + "case.html")}");
    }

    async Task<T?> ReadAsync<T>(string key, CancellationToken cancel) where T : class
    {
        try
        {
            await using var content = await store.OpenReadAsync(key, cancel);
            return await JsonSerializer.DeserializeAsync<T>(content.Stream, ResultJson.Options, cancel);
        }
        catch (Exception e) when (e is ObjectMissingException or JsonException)
        {
            return null;
        }
    }

    static string Count(int n, string what) => $"{n} {what}{(n == 1 ? "" : "s")}";
}
