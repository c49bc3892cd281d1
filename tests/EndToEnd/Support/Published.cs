using System.Security.Cryptography;
using AudioAspire.Contracts.Results;

namespace AudioAspire.EndToEnd.Support;

/// <summary>A published interview, read as another program would.</summary>
internal sealed class Published(string folder)
{
    public string Folder => folder;

    public Manifest Manifest => Read<Manifest>("manifest.json");
    public Transcript Transcript => Read<Transcript>("transcript.json");
    public Analysis Analysis => Read<Analysis>("analysis.json");
    public JobStatus Status => Read<JobStatus>("status.json");

    public string Text(string name) => File.ReadAllText(Path.Combine(folder, name));

    T Read<T>(string name) => ResultJson.Deserialize<T>(File.ReadAllBytes(Path.Combine(folder, name)));

    /// <summary>Every file of the manifest is there with its sha256, and no file is there that the manifest does not name.</summary>
    public void AssertComplete()
    {
        var manifest = Manifest;
        foreach (var file in manifest.Files)
        {
            var content = File.ReadAllBytes(Path.Combine(folder, file.Name));
            Assert.Equal(file.Size, content.Length);
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(content)));
        }
        var names = manifest.Files.Select(f => f.Name).ToHashSet();
        foreach (var name in (string[])["transcript.json", "transcript.txt", "transcript.srt", "transcript.vtt", "transcript.csv",
            "transcript.docx", "diarization.rttm", "analysis.json", "report.html", "card.bin"])
            Assert.Contains(name, names);
        var others = Directory.GetFiles(folder).Select(Path.GetFileName).Where(n => !names.Contains(n!));
        Assert.Equal(["manifest.json", "status.json", "trace.json"], others.Order(StringComparer.Ordinal));
    }

    /// <summary>The invariants that transcript.json promises.</summary>
    public void AssertTimesHold()
    {
        var transcript = Transcript;
        var last = 0.0;
        foreach (var turn in transcript.Turns)
        {
            Assert.InRange(turn.Start, last, turn.End);
            Assert.InRange(turn.End, turn.Start, transcript.Duration);
            last = turn.Start;
            foreach (var word in turn.Words)
            {
                Assert.InRange(word.Start, turn.Start, word.End);
                Assert.InRange(word.End, word.Start, turn.End);
                Assert.InRange(word.Confidence, 0, 1);
                Assert.NotEmpty(word.Speaker);
            }
        }
        Assert.Equal(Enumerable.Range(0, transcript.Turns.Count), transcript.Turns.Select(t => t.Index));
        Assert.All(transcript.Spans, s => Assert.InRange(s.End, s.Start, transcript.Duration));
    }
}
