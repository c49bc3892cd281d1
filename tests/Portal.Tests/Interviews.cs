using System.Security.Cryptography;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Reports;
using Google.Protobuf;

namespace AudioAspire.Portal.Tests;

/// <summary>Finished interviews, as the Pipeline leaves them.</summary>
internal static class Interviews
{
    public const string Audio = "data:audio/ogg;base64,T2dnUw==";

    public static async Task PublishAsync(this PortalHost host, string key)
    {
        var name = ObjectKeys.Parse(key)!;
        var transcript = new Transcript
        {
            Interview = name.Interview, Case = name.Case, Language = "en", Duration = 9,
            Speakers = [new("S1", "Speaker 1", 5), new("S2", "Speaker 2", 3)],
            Turns = [Turn(0, "S1", "Where were you at nine?"), Turn(1, "S2", "At home, with my sister.")],
        };
        var analysis = new Analysis { Interview = name.Interview, Case = name.Case, Language = "en", Summary = new Summary("", []), Statistics = new InterviewStatistics() };
        var card = new Card { Case = name.Case, Interview = name.Interview, Speakers = { new CardSpeaker { Id = "S1" }, new CardSpeaker { Id = "S2" } } };
        List<ReportFile> files =
        [
            .. InterviewReports.Write(transcript, analysis, [new DiarizedTurn(0, 5, "S1")], new ReportAudio(Audio, "audio/ogg")),
            new("card.bin", card.ToByteArray()),
        ];
        var status = PortalHost.Status(key, JobState.Succeeded);
        await host.PutAsync(key, "sound");
        foreach (var file in files) await host.Store.PutAsync(ObjectKeys.OutputOf(name) + file.Name, new MemoryStream(file.Content));
        await host.Store.PutAsync(ObjectKeys.OutputOf(name) + "manifest.json", new MemoryStream(ResultJson.Serialize(new Manifest
        {
            Case = name.Case, Interview = name.Interview, Input = status.Input, Options = new RunOptions { Language = "en" },
            Files = [.. files.Select(f => new ManifestFile(f.Name, f.Content.Length, Convert.ToHexStringLower(SHA256.HashData(f.Content))))],
        })));
        await host.PutStatusAsync(key, status);
    }

    public static Task<HttpResponseMessage> NameAsync(this PortalHost host, string @case, string interview, string speaker, string name) =>
        host.SendAsync(HttpMethod.Post, "/names", r => r.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["case"] = @case, ["interview"] = interview, ["speaker"] = speaker, ["name"] = name,
        }));

    static TranscriptTurn Turn(int index, string speaker, string text) => new()
    {
        Index = index, Start = 4 * index, End = 4 * index + 3, Speaker = speaker, Text = text, Words = [new TranscriptWord(text, 4 * index, 4 * index + 3, 1, speaker)],
    };
}
