using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using Google.Protobuf;
using Grpc.Core;

namespace AudioAspire.Insights.Tests.Service;

public sealed class AnalyzeCallTests(InsightsHost host) : IClassFixture<InsightsHost>
{
    static readonly IReadOnlyList<AnalyzeTurn> Interview = Turns.Of(
        "A: Buenos días. Soy el inspector Javier Molina. ¿Me dice su nombre?", "B: Me llamo Lucía Ferrer. Trabajo en el almacén.",
        "A: ¿Qué vio usted?", "B: Vi una furgoneta blanca junto a la puerta lateral. Me asusté muchísimo.",
        "A: ¿Tiene usted llaves?", "B: ¿Llaves? No, no, no. Yo nunca he tenido llaves. Nunca.", "A: Gracias.");

    static AnalyzeOptions Options(params string[] without)
    {
        var options = new AnalyzeOptions { Case = "c", Interview = "i", Language = "es", Duration = 40 };
        options.Without.Add(without);
        options.Speakers.Add(new AnalyzeSpeaker { Id = "A", VoicePrint = { 1f, 0f } });
        options.Speakers.Add(new AnalyzeSpeaker { Id = "B", VoicePrint = { 0f, 1f } });
        return options;
    }

    static Analysis Document(IEnumerable<AnalyzeEvent> events) => ResultJson.Deserialize<Analysis>(
        events.Where(e => e.EventCase == AnalyzeEvent.EventOneofCase.Analysis).SelectMany(e => e.Analysis.ToByteArray()).ToArray());

    static byte[] Tone(double seconds, double hertz)
    {
        var pcm = new byte[(int)(16_000 * seconds) * 2];
        for (var i = 0; i < pcm.Length / 2; i++)
            BitConverter.TryWriteBytes(pcm.AsSpan(2 * i), (short)(8000 * Math.Sin(2 * Math.PI * hertz * i / 16_000)));
        return pcm;
    }

    [Fact]
    public async Task EventsComeInOrderAndEndWithDone()
    {
        var events = await host.Analyze(Options(), Interview, Tone(15, 150), Tone(15, 150));
        Assert.Equal(Interview.Select(t => t.Index), events.Where(e => e.Affect is not null).Select(e => e.Affect.Turn));
        Assert.Equal(AnalyzeEvent.EventOneofCase.Done, events[^1].EventCase);
        Assert.Equal(["embedding", "affect"], events[^1].Done.Models.Select(m => m.Role));
        var analysis = Document(events);
        Assert.Equal("interviewer", analysis.Statistics.BySpeaker["A"].Role);
        Assert.Equal(150, analysis.Statistics.BySpeaker["B"].Pitch!.Value, 1.0);
        Assert.All(analysis.Statistics.Voices, v => Assert.Equal(150, v.Pitch!.Value, 1.0));
        Assert.Contains(analysis.Cues, c => c.Kind == "emphatic_denial" && c.Turn == 5);
        Assert.All(analysis.Summary.Sentences, s => Assert.NotEmpty(s.Turns));
        var card = events.Single(e => e.Card is not null).Card;
        Assert.Equal(["Javier Molina", "Lucía Ferrer"], card.Speakers.Select(s => s.Name));
        Assert.All(card.Sentences, s => Assert.Equal(384, s.Embedding.Length));
        Assert.All(card.Speakers, s => Assert.Equal(2, s.VoicePrint.Count));
    }

    [Fact]
    public async Task WithoutSoundVocalMeasuresAreNull()
    {
        var analysis = Document(await host.Analyze(Options(), Interview));
        Assert.All(analysis.Statistics.BySpeaker.Values, s => Assert.True(s.Pitch is null && s.Loudness is null));
        Assert.Empty(analysis.Statistics.Voices);
        Assert.DoesNotContain(analysis.CueBaselines, b => b.Kind == "pitch");
        Assert.DoesNotContain(analysis.Cues, c => c.Kind == "pitch");
    }

    [Fact]
    public async Task WhatIsLeftOutIsInNoFile()
    {
        var events = await host.Analyze(Options("affect", "cues", "voiceprints"), Interview, Tone(30, 150));
        var analysis = Document(events);
        Assert.DoesNotContain(events, e => e.Affect is not null);
        Assert.Empty(analysis.Cues);
        Assert.Empty(analysis.CueBaselines);
        Assert.Empty(analysis.Statistics.Voices);
        Assert.All(analysis.Statistics.BySpeaker.Values, s => Assert.True(s.Sentiment is null && s.SentimentByQuarter is null && s.SentimentChange is null));
        Assert.All(events.Single(e => e.Card is not null).Card.Speakers, s => Assert.Empty(s.VoicePrint));
        Assert.DoesNotContain("affect", analysis.Models.Select(m => m.Role));
        Assert.Equal(["affect", "cues", "voiceprints"], analysis.Without);
    }

    [Fact]
    public async Task TheSameInterviewGivesTheSameBytes()
    {
        async Task<byte[][]> Once() => [.. (await host.Analyze(Options(), Interview, Tone(30, 150))).Where(e => e.Progress is null).Select(e => e.ToByteArray())];
        Assert.Equal(await Once(), await Once());
    }

    [Fact]
    public async Task ChunkSizesDoNotMatter()
    {
        var tone = Tone(30, 150);
        var chunks = tone.Chunk(3334).ToArray();
        var (whole, cut) = (await host.Analyze(Options(), Interview, tone), await host.Analyze(Options(), Interview, chunks));
        Assert.Equal(ResultJson.Serialize(Document(whole)), ResultJson.Serialize(Document(cut)));
    }

    [Theory]
    [InlineData("es")]
    [InlineData("de")]
    [InlineData("")]
    public async Task AnEmptyInterviewIsValid(string language)
    {
        var analysis = Document(await host.Analyze(new AnalyzeOptions { Case = "c", Interview = "i", Language = language }, []));
        Assert.Empty(analysis.Summary.Sentences);
        Assert.Equal("", analysis.Summary.Text);
    }

    [Fact]
    public async Task OneSpeakerAloneHasNoRole()
    {
        var analysis = Document(await host.Analyze(
            new AnalyzeOptions { Case = "c", Interview = "i", Language = "en", Duration = 10 }, Turns.Of("A: I saw two men next to the van. It was late.")));
        Assert.Equal("unknown", analysis.Statistics.BySpeaker["A"].Role);
        Assert.NotEmpty(analysis.Summary.Sentences);
    }

    [Fact]
    public async Task AnotherLanguageStillGetsASummaryAndTopics()
    {
        var turns = Turns.Of("A: Was haben Sie gesehen?", "B: Ich habe einen weißen Lieferwagen neben der Tür gesehen. Zwei Männer haben Kisten geladen.");
        var analysis = Document(await host.Analyze(new AnalyzeOptions { Case = "c", Interview = "i", Language = "de", Duration = 10 }, turns));
        Assert.NotEmpty(analysis.Summary.Sentences);
        Assert.NotEmpty(analysis.Topics);
    }

    [Fact]
    public async Task MistakesOfTheCallerAreNamed()
    {
        var wrongOption = await Assert.ThrowsAsync<RpcException>(() => host.Analyze(Options("faces"), Interview));
        Assert.Equal(StatusCode.InvalidArgument, wrongOption.StatusCode);
        Assert.Contains("faces", wrongOption.Status.Detail);
        var oddBytes = await Assert.ThrowsAsync<RpcException>(() => host.Analyze(Options(), Interview, [1, 2, 3]));
        Assert.Equal(StatusCode.InvalidArgument, oddBytes.StatusCode);
        var backwards = await Assert.ThrowsAsync<RpcException>(() => host.Analyze(Options(), [new AnalyzeTurn { Start = 2, End = 1, Speaker = "A", Text = "x" }]));
        Assert.Equal(StatusCode.InvalidArgument, backwards.StatusCode);
    }
}
