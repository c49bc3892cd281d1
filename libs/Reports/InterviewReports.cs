using System.Text;
using AudioAspire.Contracts.Results;
using AudioAspire.Reports.Formats;
using AudioAspire.Reports.Html;

namespace AudioAspire.Reports;

/// <summary>Every file of one interview that is read by a person or a program. The same arguments give the same bytes.</summary>
public static class InterviewReports
{
    /// <param name="diarization">Who is heard when; for a text-only interview, empty.</param>
    /// <param name="audio">What report.html plays; null where there is no recording.</param>
    public static IReadOnlyList<ReportFile> Write(
        Transcript transcript, Analysis analysis, IReadOnlyList<DiarizedTurn> diarization, ReportAudio? audio) =>
    [
        new("transcript.json", ResultJson.Serialize(transcript)),
        Text("transcript.txt", TextTranscript.Write(transcript)),
        Text("transcript.srt", SubRip.Write(transcript)),
        Text("transcript.vtt", WebVtt.Write(transcript)),
        Text("transcript.csv", CsvTranscript.Write(transcript)),
        new("transcript.docx", WordDocument.Write(transcript)),
        Text("diarization.rttm", Rttm.Write(transcript.Interview, diarization)),
        new("analysis.json", ResultJson.Serialize(analysis)),
        new("report.html", InterviewPage.Write(transcript, analysis, audio)),
    ];

    static ReportFile Text(string name, string content) => new(name, Encoding.UTF8.GetBytes(content));
}
