using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.ServiceDefaults;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioAspire.Pipeline.Tests;

/// <summary>Transcriber, Diarizer and Insights on a real server in this process. One word a second of sound, a new speaker every three seconds.
/// A test may disturb them: <see cref="OnEvent"/> is called before every event, with its name and the seconds it is about.</summary>
internal sealed class FakeServices : IAsyncDisposable
{
    readonly WebApplication _app;

    FakeServices(WebApplication app) => _app = app;

    public Func<string, double, Task> OnEvent { get; set; } = (_, _) => Task.CompletedTask;

    public List<string> Calls { get; } = [];

    /// <summary>Of every comparison how many interviews it got, and what one before it had left.</summary>
    public List<(int Interviews, string Before)> Comparisons { get; } = [];

    public List<TranscribeOptions> TranscribeOptions { get; } = [];

    public string Address { get; private set; } = "";

    public static async Task<FakeServices> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(o => (o.MaxReceiveMessageSize, o.MaxSendMessageSize) = (ServiceEndpoints.MaxMessageBytes, ServiceEndpoints.MaxMessageBytes));
        builder.Services.AddGrpcHealthChecks().AddCheck("self", () => Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy());
        FakeServices? services = null;
        builder.Services.AddSingleton(_ => services!);
        var app = builder.Build();
        services = new FakeServices(app);
        app.MapGrpcService<FakeTranscriber>();
        app.MapGrpcService<FakeDiarizer>();
        app.MapGrpcService<FakeInsights>();
        app.MapGrpcHealthChecksService();
        await app.StartAsync();
        services.Address = app.Urls.Single();
        return services;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    public void Called(string method)
    {
        lock (Calls) Calls.Add(method);
    }
}

internal sealed class FakeTranscriber(FakeServices services) : Transcriber.TranscriberBase
{
    public override async Task Transcribe(IAsyncStreamReader<TranscribeRequest> requests, IServerStreamWriter<TranscribeEvent> events, ServerCallContext context)
    {
        services.Called("transcribe");
        await requests.MoveNext(context.CancellationToken);
        var options = requests.Current.Options;
        services.TranscribeOptions.Add(options);
        await events.WriteAsync(new TranscribeEvent { Language = new DetectedLanguage { Language = options.Language == "auto" ? "es" : options.Language, Probability = 0.9 } });
        var (bytes, second) = (0L, 0);
        var done = new TranscribeDone();
        await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
        {
            bytes += request.Pcm.Length;
            for (; (second + 1) * 32_000L * options.Channels <= bytes; second++)
            {
                if (second + 1 <= options.ResumeFrom) continue;
                await services.OnEvent("segment", second);
                for (var c = 0; c < options.Channels; c++)
                {
                    var segment = new Segment { Start = second, End = second + 1, Channel = c, Language = "es" };
                    segment.Words.Add(new Word { Text = $"palabra{second}{(second % 3 == 2 ? "." : "")}", Start = second + 0.1, End = second + 0.8, Confidence = 0.9 });
                    await events.WriteAsync(new TranscribeEvent { Segment = segment });
                }
                if (second % 3 == 1)
                {
                    done.Spans.Add(new AudioSpan { Start = second + 0.85, End = second + 1, Kind = "untranscribed" });
                    await events.WriteAsync(new TranscribeEvent { Span = done.Spans[^1] });
                }
                await events.WriteAsync(new TranscribeEvent { Progress = new Progress { ReceivedSeconds = second + 1, FinishedSeconds = second + 1 } });
            }
        }
        done.Duration = bytes / 32_000.0 / options.Channels;
        done.Models.Add(new ModelIdentity { Role = "asr", Name = "fake", Sha256 = "00" });
        await events.WriteAsync(new TranscribeEvent { Done = done });
    }
}

internal sealed class FakeDiarizer(FakeServices services) : Diarizer.DiarizerBase
{
    public override async Task Diarize(IAsyncStreamReader<DiarizeRequest> requests, IServerStreamWriter<DiarizeEvent> events, ServerCallContext context)
    {
        services.Called("diarize");
        await requests.MoveNext(context.CancellationToken);
        var channels = requests.Current.Options.Channels;
        var bytes = 0L;
        await foreach (var request in requests.ReadAllAsync(context.CancellationToken)) bytes += request.Pcm.Length;
        var seconds = bytes / 32_000.0 / channels;
        for (var start = 0; start < seconds; start += 3)
        {
            await services.OnEvent("turn", start);
            await events.WriteAsync(new DiarizeEvent { Turn = new SpeakerTurn { Start = start, End = Math.Min(seconds, start + 3), Speaker = $"S{start / 3 % 2 + 1}" } });
        }
        var done = new DiarizeDone { Duration = seconds };
        for (var s = 1; s <= 2; s++)
        {
            var voice = new SpeakerVoice { Id = $"S{s}", TalkSeconds = seconds / 2, Confidence = 0.8, Channel = channels == 2 ? s - 1 : -1 };
            voice.Embedding.AddRange([s, 0, 1]);
            done.Speakers.Add(voice);
        }
        await events.WriteAsync(new DiarizeEvent { Done = done });
    }
}

internal sealed class FakeInsights(FakeServices services) : Insights.InsightsBase
{
    public override async Task Analyze(IAsyncStreamReader<AnalyzeRequest> requests, IServerStreamWriter<AnalyzeEvent> events, ServerCallContext context)
    {
        services.Called("analyze");
        await requests.MoveNext(context.CancellationToken);
        var options = requests.Current.Options;
        var card = new Card { Schema = "card/1", Case = options.Case, Interview = options.Interview, Language = options.Language, Duration = options.Duration };
        card.Speakers.Add(options.Speakers.Select(s => new CardSpeaker { Id = s.Id, Name = s.Name.Length > 0 ? s.Name : s.Id == "S1" ? "Javier Molina" : "" }));
        var sound = 0L;
        await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
            if (request.Turn is { } turn)
            {
                await services.OnEvent("affect", turn.Index);
                card.Sentences.Add(new CardSentence { Turn = turn.Index, Text = turn.Text, Start = turn.Start, End = turn.End, Speaker = turn.Speaker });
                await events.WriteAsync(new AnalyzeEvent { Affect = new TurnAffect { Turn = turn.Index, Sentiment = "neutral", Score = 0.1, Emotion = "calm" } });
            }
            else sound += request.Pcm.Length;
        var analysis = new Analysis
        {
            Interview = options.Interview, Case = options.Case, Language = options.Language,
            Summary = new Summary($"{sound / 32_000} s of sound", []),
            Statistics = new InterviewStatistics { BySpeaker = new(StringComparer.Ordinal) { ["S1"] = new SpeakerStatistics { Role = "interviewer" } } },
        };
        await events.WriteAsync(new AnalyzeEvent { Analysis = ByteString.CopyFrom(ResultJson.Serialize(analysis)) });
        await events.WriteAsync(new AnalyzeEvent { Card = card });
        await events.WriteAsync(new AnalyzeEvent { Done = new AnalyzeDone() });
    }

    public override async Task Compare(IAsyncStreamReader<CompareRequest> requests, IServerStreamWriter<CompareEvent> events, ServerCallContext context)
    {
        services.Called("compare");
        await requests.MoveNext(context.CancellationToken);
        var name = requests.Current.Options.Case;
        var interviews = new List<CaseInterview>();
        var before = "";
        await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
            if (request.PayloadCase == CompareRequest.PayloadOneofCase.Comparisons) before += request.Comparisons.ToStringUtf8();
            else interviews.Add(new CaseInterview(request.Card.Interview, request.Card.Duration, request.Card.Language, []));
        await services.OnEvent("compare", interviews.Count);
        lock (services.Comparisons) services.Comparisons.Add((interviews.Count, before));
        await events.WriteAsync(new CompareEvent { CaseDocument = ByteString.CopyFrom(ResultJson.Serialize(new CaseReport { Case = name, Interviews = interviews })) });
        if (interviews.Count > 1) await events.WriteAsync(new CompareEvent { Comparisons = ByteString.CopyFromUtf8(string.Join(' ', interviews.Select(i => i.Interview))) });
        await events.WriteAsync(new CompareEvent { Done = new CompareDone() });
    }
}
