using AudioAspire.Audio;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Calls;
using AudioAspire.Pipeline.Checkpoints;
using AudioAspire.Pipeline.Fusing;
using AudioAspire.Pipeline.Options;
using AudioAspire.Pipeline.Publishing;
using AudioAspire.Pipeline.Stages;
using AudioAspire.Pipeline.Telemetry;
using AudioAspire.Reports;
using AudioAspire.ServiceDefaults.Telemetry;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Jobs;

/// <summary>All stages of one interview, from the input object to the published results.</summary>
internal sealed partial class InterviewJob(
    IObjectStore store, ServiceCalls calls, InterviewName name, InputObject input, JobProgress progress, string scratch, ILogger log)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var settings = await JobSettings.ReadAsync(store, name, input, cancel);
        if (await Publisher.ReadManifestAsync(store, name, cancel) is not { } manifest || !manifest.IsOf(input, settings)) await MakeAsync(settings, cancel);
        foreach (var (stage, _) in Stage.All.Where(s => s.Name != Stage.Compare)) progress.Report(stage, 1);
        await new CaseComparison(store, calls).UpdateAsync(name.Case, settings.Options.Without, cancel);
        progress.Report(Stage.Compare, 1);
        await CheckpointStore.ClearStagesAsync(store, name, cancel);
        await SubmittedOptions.DeleteAsync(store, name, cancel);
    }

    async Task MakeAsync(JobSettings settings, CancellationToken cancel)
    {
        var checkpoints = new CheckpointStore(store, name, Fingerprint.Of(input, settings));
        var (local, decoded, heard) = await DecodeAsync(settings, cancel);
        if (decoded is not null)
        {
            var (transcription, diarization) = await ListenAsync(decoded.Pcm, checkpoints, settings, cancel);
            heard = Fuse(decoded, transcription, diarization.With(settings.Names), settings);
        }
        foreach (var stage in (string[])[Stage.Transcribe, Stage.Diarize, Stage.Fuse]) progress.Report(stage, 1);
        var analysis = await new AnalyzeStage(calls, checkpoints, settings)
            .RunAsync(heard!.Transcript, heard.Diarization.Voices, heard.Pcm, local.Digest, progress, cancel);
        await PublishAsync(heard, analysis, settings, cancel);
    }

    async Task<(LocalInput Local, DecodedAudio? Decoded, Heard? Read)> DecodeAsync(JobSettings settings, CancellationToken cancel)
    {
        using var span = PipelineTrace.StartStage(Stage.Decode);
        try
        {
            progress.Report(Stage.Decode, 0);
            var local = await LocalInput.FetchAsync(store, input, scratch, cancel);
            progress.Report(Stage.Decode, 0.5);
            var read = await TranscriptInput.TryReadAsync(local.Path, name, settings.Options, cancel);
            var decoded = read is null ? await AudioDecoder.DecodeAsync(local.Path, Path.Combine(scratch, "audio.pcm"), cancel) : null;
            File.Delete(local.Path);
            progress.AudioSeconds = read?.Transcript.Duration ?? decoded!.Pcm.Seconds;
            progress.Report(Stage.Decode, 1);
            span.SetAudio(progress.AudioSeconds);
            span?.SetTag("audio.channels", decoded?.Pcm.Channels ?? 0);
            return (local, decoded, read);
        }
        catch (Exception e)
        {
            span.Fail(e);
            throw;
        }
    }

    async Task<(Transcription, Diarization)> ListenAsync(PcmFile pcm, CheckpointStore checkpoints, JobSettings settings, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var words = new TranscribeStage(calls, checkpoints, settings).RunAsync(pcm, progress, either.Token);
        var voices = new DiarizeStage(calls, checkpoints, settings).RunAsync(pcm, progress, either.Token);
        try
        {
            await await Task.WhenAny(words, voices);
            return (await words, await voices);
        }
        catch
        {
            await either.CancelAsync();
            await Task.WhenAll(words, voices).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    Heard Fuse(DecodedAudio decoded, Transcription transcription, Diarization diarization, JobSettings settings)
    {
        using var span = PipelineTrace.StartStage(Stage.Fuse);
        var transcript = Fusion.Fuse(name, transcription, diarization, decoded.Pcm.Channels, decoded.Pcm.Seconds, settings.Options) with { Notes = decoded.Notes };
        span.SetAudio(transcript.Duration);
        span?.SetTag("audioaspire.turns", transcript.Turns.Count).SetTag("audioaspire.speakers", transcript.Speakers.Count);
        return new Heard(transcript, diarization, decoded.Pcm, [.. transcription.Models, .. diarization.Models]);
    }

    async Task PublishAsync(Heard heard, InterviewAnalysis result, JobSettings settings, CancellationToken cancel)
    {
        using var span = PipelineTrace.StartStage(Stage.Publish);
        try
        {
            var analysis = ResultJson.Deserialize<Analysis>(result.Json);
            var (audio, beside) = heard.Pcm is null ? (null, null) : await ReportSound.CreateAsync(heard.Pcm, scratch, LogNoOpus, cancel);
            List<PublishedFile> files =
            [
                .. InterviewReports.Write(settings.Names.On(heard.Transcript.With(analysis, result)), analysis, heard.Diarization.Turns, audio).Select(PublishedFile.Of),
                PublishedFile.Of("card.bin", result.Card),
            ];
            if (beside is not null) files.Add(beside);
            var manifest = Manifests.Create(name, input, settings, [.. heard.Models, .. result.Models]);
            await new Publisher(store, name).PublishAsync(files, manifest, share => progress.Report(Stage.Publish, share), cancel);
            span?.SetTag("audioaspire.files", files.Count);
        }
        catch (Exception e)
        {
            span.Fail(e);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "ffmpeg could not make Opus of the recording, so the report plays a WAV beside it: {Reason}")]
    partial void LogNoOpus(string reason);
}
