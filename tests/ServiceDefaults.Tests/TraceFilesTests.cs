using System.Diagnostics;
using System.Text.Json;
using AudioAspire.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AudioAspire.ServiceDefaults.Tests;

public sealed class TraceFilesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("traces").FullName;
    readonly ActivitySource _source = new($"AudioAspire.Test{Guid.NewGuid():N}", "1.2");

    public void Dispose()
    {
        _source.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void ASpanIsWrittenInTheOtlpForm()
    {
        string trace;
        using (Provider("pipeline"))
        using (var span = _source.StartActivity("decode", ActivityKind.Internal)!)
        {
            span.SetTag("audio.seconds", 12.5).SetTag("windows", 3).SetTag("ok", true).SetTag("names", new[] { "a", "b" }).SetTag("none", double.NaN);
            span.AddEvent(new ActivityEvent("half"));
            span.SetStatus(ActivityStatusCode.Error, "broken");
            trace = span.TraceId.ToHexString();
        }
        var written = Assert.Single(Spans(trace));
        Assert.Equal("decode", written.GetProperty("name").GetString());
        Assert.Equal(1, written.GetProperty("kind").GetInt32());
        Assert.Equal(2, written.GetProperty("status").GetProperty("code").GetInt32());
        Assert.Equal("half", written.GetProperty("events")[0].GetProperty("name").GetString());
        Assert.True(long.Parse(written.GetProperty("endTimeUnixNano").GetString()!) >= long.Parse(written.GetProperty("startTimeUnixNano").GetString()!));
        var values = written.GetProperty("attributes").EnumerateArray().ToDictionary(a => a.GetProperty("key").GetString()!, a => a.GetProperty("value").GetRawText());
        Assert.Equal("""{"doubleValue":12.5}""", values["audio.seconds"]);
        Assert.Equal("""{"intValue":"3"}""", values["windows"]);
        Assert.Equal("""{"boolValue":true}""", values["ok"]);
        Assert.Equal("""{"arrayValue":{"values":[{"stringValue":"a"},{"stringValue":"b"}]}}""", values["names"]);
        Assert.Equal("""{"stringValue":"NaN"}""", values["none"]);
    }

    [Fact]
    public void SpansOfAllServicesComeTogetherInOneDocument()
    {
        var context = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        foreach (var service in new[] { "trigger", "pipeline" })
            using (Provider(service))
            {
                _source.StartActivity("first", ActivityKind.Server, context)!.Dispose();
                _source.StartActivity("second", ActivityKind.Server, context)!.Dispose();
            }
        using var merged = JsonDocument.Parse(TraceFiles.Merge(_folder, context.TraceId.ToHexString()));
        var resources = merged.RootElement.GetProperty("resourceSpans").EnumerateArray().ToList();
        Assert.Equal(2, resources.Count);
        Assert.All(resources, r => Assert.Equal(["first", "second"],
            r.GetProperty("scopeSpans")[0].GetProperty("spans").EnumerateArray().Select(s => s.GetProperty("name").GetString())));
    }

    [Fact]
    public void AHalfWrittenLineIsLeftOut()
    {
        string trace;
        using (Provider("pipeline"))
        using (var span = _source.StartActivity("decode")!) trace = span.TraceId.ToHexString();
        File.AppendAllText(Path.Combine(_folder, trace, "pipeline.jsonl"), """{"resource":{"attrib""");
        Assert.Single(Spans(trace));
    }

    [Theory]
    [InlineData("0af7651916cd43dd8448eb211c80319c")]
    [InlineData("../../../../../../../../../etc/x")]
    [InlineData("")]
    public void ATraceThatIsNotThereIsAnEmptyDocument(string trace) =>
        Assert.Equal("""{"resourceSpans":[]}"""u8.ToArray(), TraceFiles.Merge(_folder, trace));

    [Fact]
    public void AFolderThatCannotBeWrittenBreaksNothing()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        using (Provider("pipeline", Path.Combine(file, "below")))
        using (_source.StartActivity("decode")) { }
    }

    [Fact]
    public void OldTracesGoAndNothingElse()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(10));
        Directory.CreateDirectory(Path.Combine(_folder, new string('a', 32)));
        Directory.CreateDirectory(Path.Combine(_folder, "mine"));
        TraceFiles.Prune(_folder, TimeSpan.FromDays(20), time);
        Assert.Equal(2, Directory.GetDirectories(_folder).Length);
        TraceFiles.Prune(_folder, TimeSpan.FromDays(5), time);
        Assert.EndsWith("mine", Assert.Single(Directory.GetDirectories(_folder)));
    }

    TracerProvider Provider(string service, string? folder = null) => Sdk.CreateTracerProviderBuilder()
        .ConfigureResource(r => r.AddService(service)).AddSource("AudioAspire.*").AddProcessor(new SpanFileProcessor(folder ?? _folder)).Build();

    List<JsonElement> Spans(string trace) => [.. JsonDocument.Parse(TraceFiles.Merge(_folder, trace)).RootElement.GetProperty("resourceSpans").EnumerateArray()
        .SelectMany(r => r.GetProperty("scopeSpans").EnumerateArray()).SelectMany(s => s.GetProperty("spans").EnumerateArray())];
}
