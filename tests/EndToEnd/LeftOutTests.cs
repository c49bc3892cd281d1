using System.Text.Json;
using AudioAspire.Contracts.V1;
using AudioAspire.EndToEnd.Support;
using AudioAspire.Scoring;

namespace AudioAspire.EndToEnd;

/// <summary>`--without`: what is left out is in no file of the results, not only out of view.</summary>
[Trait("Category", "Campaign")]
public sealed class LeftOutTests
{
    /// <summary>Properties of the JSON files that tell of affect, cues or voice prints.</summary>
    static readonly string[] Telling = ["sentiment", "sentimentChange", "emotion", "cues", "cueBaselines", "voices"];

    [Fact]
    public async Task AffectCuesAndVoicePrintsAreInNoFileOnceTheyAreLeftOut()
    {
        using var scratch = new ScratchFolder();
        var whole = await AnalyzeAsync(scratch, "whole");
        var less = await AnalyzeAsync(scratch, "less", "--without", "affect,cues,voiceprints");

        Assert.Empty(Telling.Except(Told(whole)).Except(["cues"])); // half a minute may have none
        Assert.Empty(Told(less));
        Assert.Contains(CardOf(whole).Speakers, s => s.VoicePrint.Count > 0);
        Assert.DoesNotContain(CardOf(less).Speakers, s => s.VoicePrint.Count > 0);
    }

    static async Task<string> AnalyzeAsync(ScratchFolder scratch, string output, params string[] options)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        var recording = Path.Combine(Samples.Root, "tests", "data", "product-research-01-30s.wav");
        var (exitCode, text) = await AppHostRun.RunAsync(scratch.Path, patience.Token, null,
            ["analyze", recording, "--case", "c", "--language", "en", "--output", scratch.File(output), .. options]);
        Assert.True(exitCode == 0, text);
        return scratch.File(output, "c", "product-research-01-30s");
    }

    static HashSet<string> Told(string folder)
    {
        var told = new HashSet<string>();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(folder)!, "*.json", SearchOption.AllDirectories).Where(f => !f.EndsWith("trace.json", StringComparison.Ordinal)))
            Walk(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement, told);
        return told;
    }

    static void Walk(JsonElement element, HashSet<string> told)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray()) Walk(item, told);
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var property in element.EnumerateObject())
        {
            if (Telling.Contains(property.Name) && !IsEmpty(property.Value)) told.Add(property.Name);
            Walk(property.Value, told);
        }
    }

    static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };

    static Card CardOf(string folder) => Card.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(folder, "card.bin")));
}
