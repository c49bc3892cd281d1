using System.Diagnostics;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Inference;
using AudioAspire.ServiceDefaults.Telemetry;
using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Streaming;
using Grpc.Core;

namespace AudioAspire.Transcriber;

/// <summary>transcriber.proto over gRPC: options first, then PCM; events as they happen.</summary>
internal sealed class TranscriberService(RecordingTranscriber transcriber, ISpeechRecognizer recogniser, ModelCatalogue catalogue) : Contracts.V1.Transcriber.TranscriberBase
{
    public override async Task Transcribe(
        IAsyncStreamReader<TranscribeRequest> requests, IServerStreamWriter<TranscribeEvent> events, ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        if (!await requests.MoveNext(cancel) || requests.Current.Options is not { } options)
            throw Invalid("The first message must carry the options.");
        var request = Validate(options);
        await foreach (var happened in transcriber.TranscribeAsync(request, Pcm(requests), cancel))
        {
            if (happened.Done is { } done) Describe(done);
            await events.WriteAsync(happened, cancel);
        }
    }

    static void Describe(TranscribeDone done)
    {
        var span = Activity.Current;
        span.SetAudio(done.Duration);
        span?.SetTag("audioaspire.language", done.Language.Language).SetTag("audioaspire.windows", done.Statistics.Windows)
            .SetTag("audioaspire.fallbacks", done.Statistics.Fallbacks);
    }

    static async IAsyncEnumerable<ReadOnlyMemory<byte>> Pcm(IAsyncStreamReader<TranscribeRequest> requests)
    {
        await foreach (var request in requests.ReadAllAsync())
        {
            if (request.PayloadCase != TranscribeRequest.PayloadOneofCase.Pcm) throw Invalid("After the options only PCM may follow.");
            if (request.Pcm.Length > AudioFormat.MaxChunkBytes) throw Invalid($"A chunk of PCM may have {AudioFormat.MaxChunkBytes} bytes, this one has {request.Pcm.Length}.");
            yield return request.Pcm.Memory;
        }
    }

    /// <summary>All violations in one answer.</summary>
    TranscriptionRequest Validate(TranscribeOptions options)
    {
        var violations = new List<string>();
        var language = options.Language.Trim().ToLowerInvariant();
        var languages = recogniser.Languages;
        if (options.Channels is not (1 or 2)) violations.Add($"channels must be 1 or 2, not {options.Channels}");
        if (language is not ("" or "auto") && !languages.Contains(language))
            violations.Add($"language '{options.Language}' is not known (auto, {string.Join(", ", languages)})");
        if (options.Model.Length > 0 && options.Model != recogniser.Name)
        {
            var made = catalogue.MadeBy(options.Model) is { } command ? $"make it in the repository ({command}) and " : "";
            violations.Add($"model '{options.Model}' is not loaded ({recogniser.Name} is): {made}start the Transcriber with SPEECH_MODEL={options.Model}");
        }
        if (!(options.ResumeFrom >= 0)) violations.Add("resume_from must not be negative");
        return violations.Count > 0
            ? throw Invalid(string.Join("; ", violations) + ".")
            : new TranscriptionRequest(options.Channels, language is "" or "auto" ? null : language, [.. options.Vocabulary], options.ResumeFrom, options.Verbatim);
    }

    static RpcException Invalid(string message) =>
        new(new Status(StatusCode.InvalidArgument, $"{ErrorCode.InvalidOptions}: {message}"));
}
