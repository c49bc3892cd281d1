using AudioAspire.Contracts.Results;
using AudioAspire.Reports.Html;

namespace AudioAspire.Reports;

/// <summary>The files of a case: case.json and case.html. The page links each interview's report at INTERVIEW/report.html#t=SECONDS beside it.</summary>
public static class CaseReports
{
    public static IReadOnlyList<ReportFile> Write(CaseReport report) =>
    [
        new("case.json", ResultJson.Serialize(report)),
        new("case.html", CasePage.Write(report)),
    ];
}
