using System.Diagnostics;
using System.Runtime.InteropServices;
using AudioAspire.Contracts.V1;
using AudioAspire.Diarizer.Clustering;
using AudioAspire.Diarizer.Segmentation;
using AudioAspire.ServiceDefaults.Telemetry;
using Grpc.Core;

namespace AudioAspire.Diarizer;

/// <summary>The gRPC face: options, then PCM in; progress, then turns and the summary out.</summary>
internal sealed partial class DiarizerService(DiarizerModels models, ILogger<DiarizerService> logger) : Contracts.V1.Diarizer.DiarizerBase
{
    const double ProgressEverySeconds = 5;

    public override async Task Diarize(IAsyncStreamReader<DiarizeRequest> requests, IServerStreamWriter<DiarizeEvent> events, ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        var options = await ReadOptions(requests, cancel);
        var recording = new Recording(models, options.Channels);
        var reported = 0.0;
        while (await requests.MoveNext(cancel))
        {
            if (requests.Current.PayloadCase != DiarizeRequest.PayloadOneofCase.Pcm)
                throw Bad("After the options only PCM may follow.");
            var pcm = requests.Current.Pcm.Span;
            if (pcm.Length % (2 * options.Channels) != 0)
                throw Bad("A PCM chunk must hold whole 16-bit samples of all channels.");
            // The models run here, so a sender is never read faster than it can be served.
            recording.Append(MemoryMarshal.Cast<byte, short>(pcm), cancel);
            if (recording.Seconds - reported < ProgressEverySeconds) continue;
            reported = recording.Seconds;
            await events.WriteAsync(new DiarizeEvent { Progress = new Progress { ReceivedSeconds = reported } }, cancel);
        }
        var diarization = recording.Conclude(SpeakerRange.Of(options.MinSpeakers, options.MaxSpeakers), cancel);
        foreach (var turn in diarization.Turns)
            await events.WriteAsync(new DiarizeEvent { Turn = DiarizeEvents.Of(turn) }, cancel);
        var statistics = recording.Statistics;
        Activity.Current.SetAudio(diarization.Duration);
        Activity.Current?.SetTag("audioaspire.speakers", diarization.Speakers.Count).SetTag("audioaspire.windows", statistics.Windows);
        await events.WriteAsync(new DiarizeEvent { Done = DiarizeEvents.Of(diarization, models.Identities, statistics) }, cancel);
        LogDone(logger, diarization.Duration, diarization.Speakers.Count, diarization.Turns.Count, statistics.TotalSeconds);
    }

    static async Task<DiarizeOptions> ReadOptions(IAsyncStreamReader<DiarizeRequest> requests, CancellationToken cancel)
    {
        if (!await requests.MoveNext(cancel) || requests.Current.PayloadCase != DiarizeRequest.PayloadOneofCase.Options)
            throw Bad("The first message must carry the options.");
        var options = requests.Current.Options.Clone();
        if (options.Channels == 0) options.Channels = 1;
        if (options.Channels is not (1 or 2)) throw Bad($"channels must be 1 or 2, not {options.Channels}.");
        if (options.MinSpeakers < 0 || options.MaxSpeakers < 0 || (options.MaxSpeakers > 0 && options.MinSpeakers > options.MaxSpeakers))
            throw Bad($"min_speakers {options.MinSpeakers} and max_speakers {options.MaxSpeakers} contradict each other.");
        return options;
    }

    static RpcException Bad(string detail) => new(new Status(StatusCode.InvalidArgument, detail));

    [LoggerMessage(Level = LogLevel.Information, Message = "Diarized {Duration:F1} s: {Speakers} speakers, {Turns} turns in {Seconds:F2} s")]
    static partial void LogDone(ILogger logger, double duration, int speakers, int turns, double seconds);
}
