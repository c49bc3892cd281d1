using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Pipeline.Fusing;
using AudioAspire.Pipeline.Stages;
using AudioAspire.Reports;
using AudioAspire.Reports.Reading;
using Google.Protobuf;

namespace AudioAspire.Pipeline.Tests;

public sealed class SpeakerNameTests
{
    static readonly Analysis s_analysis = new()
    {
        Interview = "i", Case = "c", Language = "es", Summary = new Summary("", []), Statistics = new InterviewStatistics(),
    };

    static Transcript Named(params string[] names)
    {
        var card = new Card();
        card.Speakers.Add(names.Select((name, i) => new CardSpeaker { Id = $"S{i + 1}", Name = name }));
        var transcript = new Transcript
        {
            Interview = "i", Case = "c", Language = "es", Duration = 9,
            Speakers = [.. names.Select((_, i) => new TranscriptSpeaker($"S{i + 1}", $"Hablante {i + 1}", 3))],
            Turns = [.. names.Select((_, i) => new TranscriptTurn
            {
                Index = i, Start = 3 * i, End = 3 * i + 2, Speaker = $"S{i + 1}", Text = "hola", Words = [new TranscriptWord("hola", 3 * i, 3 * i + 2, 1, $"S{i + 1}")],
            })],
        };
        return transcript.With(s_analysis, new InterviewAnalysis([], card.ToByteArray(), [], []));
    }

    [Fact]
    public void WhoIntroducedHimselfIsCalledSo()
    {
        var transcript = Named("Javier Molina", "");
        Assert.Equal([("S1", "Javier Molina"), ("S2", "Hablante 2")], transcript.Speakers.Select(s => (s.Id, s.Name)));
        Assert.Equal(["S1", "S2"], transcript.Turns.SelectMany(t => t.Words).Select(w => w.Speaker));
    }

    [Fact]
    public void ANameThatTwoShareIsNobodys() =>
        Assert.Equal(["Hablante 1", "Hablante 2", "Ana"], Named("Javier", "javier", "Ana").Speakers.Select(s => s.Name));

    [Fact]
    public void NamesComeBackFromWebVtt()
    {
        var transcript = Named("Javier Molina", "Lucía Ferrer Soler");
        var file = InterviewReports.Write(transcript, s_analysis, [], null).Single(f => f.Name == "transcript.vtt").Content;
        Assert.Equal(["Javier Molina", "Lucía Ferrer Soler"], TranscriptReader.Read(file, "c", "i").Speakers.Select(s => s.Name));
    }
}
