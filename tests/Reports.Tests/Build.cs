using System.Text;
using AudioAspire.Contracts.Results;
using AudioAspire.Reports.Formats;

namespace AudioAspire.Reports.Tests;

/// <summary>Small transcripts and analyses for one question each.</summary>
internal static class Build
{
    public static TranscriptTurn Turn(double start, double end, string speaker, string text) => new()
    {
        Index = 0, Start = start, End = end, Speaker = speaker, Text = text, Words = TurnWords.Spread(text, start, end, speaker),
    };

    public static Transcript Transcript(params TranscriptTurn[] turns) => Transcript("Ana", "Luis", turns);

    public static Transcript Transcript(string first, string second, params TranscriptTurn[] turns) => new()
    {
        Interview = "visit 1",
        Case = "audit",
        Language = "en",
        Duration = turns.Length == 0 ? 60 : turns.Max(t => t.End) + 1,
        Speakers = [new("S1", first, 10), new("S2", second, 5)],
        Turns = [.. turns.Select((t, i) => t with { Index = i })],
    };

    public static Analysis Analysis(Transcript transcript) => new()
    {
        Interview = transcript.Interview,
        Case = transcript.Case,
        Language = transcript.Language,
        Summary = new Summary("", []),
        Statistics = new InterviewStatistics(),
    };

    public static string File(Transcript transcript, string name) => Encoding.UTF8.GetString(Bytes(transcript, name));

    public static byte[] Bytes(Transcript transcript, string name) =>
        InterviewReports.Write(transcript, Analysis(transcript), [], null).Single(f => f.Name == name).Content;
}
