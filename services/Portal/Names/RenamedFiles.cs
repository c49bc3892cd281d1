using System.Security.Cryptography;
using System.Text;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Reports;
using AudioAspire.Storage;
using Google.Protobuf;

namespace AudioAspire.Portal.Names;

/// <summary>The files of a finished interview once more, with other names. As a job does it: the manifest goes first and comes last.</summary>
internal sealed class RenamedFiles(IObjectStore store, InterviewName interview)
{
    readonly string folder = ObjectKeys.OutputOf(interview);

    /// <param name="changed">The speaker whose name was given or, where it is not among the names, taken away.</param>
    public async Task WriteAsync(SpeakerNames names, string changed, CancellationToken cancel)
    {
        var manifest = await store.ReadAsync<Manifest>(folder + "manifest.json", cancel);
        var files = await RenderAsync(names, changed, cancel);
        await store.DeleteAsync(folder + "manifest.json", cancel);
        foreach (var file in files) await store.PutAsync(folder + file.Name, new MemoryStream(file.Content), cancel: cancel);
        var renamed = files.ToDictionary(f => f.Name, f => new ManifestFile(f.Name, f.Content.Length, Convert.ToHexStringLower(SHA256.HashData(f.Content))));
        await store.PutAsync(folder + "manifest.json", new MemoryStream(ResultJson.Serialize(manifest with
        {
            Files = [.. manifest.Files.Select(f => renamed.GetValueOrDefault(f.Name, f))],
            Versions = new(manifest.Versions) { [SpeakerNames.Key] = names.Digest },
        })), cancel: cancel);
    }

    async Task<IReadOnlyList<ReportFile>> RenderAsync(SpeakerNames names, string changed, CancellationToken cancel)
    {
        var before = await store.ReadAsync<Transcript>(folder + "transcript.json", cancel);
        var transcript = names.On(before with
        {
            Speakers = [.. before.Speakers.Select((s, i) => s.Id == changed ? s with { Name = SpeakerNames.Unnamed(i, before.Language) } : s)],
        });
        var analysis = await store.ReadAsync<Analysis>(folder + "analysis.json", cancel);
        var audio = ReportAudio.In(Encoding.UTF8.GetString((await store.ReadAllAsync(folder + "report.html", cancel)).Span));
        var card = Card.Parser.ParseFrom((await store.ReadAllAsync(folder + "card.bin", cancel)).Span);
        foreach (var speaker in card.Speakers)
            speaker.Name = names.GetValueOrDefault(speaker.Id, speaker.Id == changed ? "" : speaker.Name);
        // Who is heard when has no names in it.
        return [.. InterviewReports.Write(transcript, analysis, [], audio).Where(f => f.Name != "diarization.rttm"), new ReportFile("card.bin", card.ToByteArray())];
    }
}
