using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Tests;

public sealed class TableTests
{
    [Fact]
    public void CsvHasARowATurnAndQuotesWhatNeedsIt()
    {
        var csv = Build.File(Build.Transcript(Build.Turn(1.5, 3, "S1", "He said \"no\", twice.")), "transcript.csv");

        Assert.Equal(
            "\uFEFFturn,start,end,speaker,name,text,sentiment,score,emotion,overlap,suspect\r\n"
            + "0,1.500,3.000,S1,Ana,\"He said \"\"no\"\", twice.\",,,,false,\r\n", csv);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\u202E=1+1")]
    [InlineData("＝1+1")]
    public void CsvCellsAreNeverFormulas(string text)
    {
        var row = Build.File(Build.Transcript(text, "Luis", Build.Turn(0, 1, "S1", text)), "transcript.csv").Split("\r\n")[1];

        Assert.Equal(2, row.Split(",'").Length - 1 + row.Split(",\"'").Length - 1);
    }

    [Fact]
    public void RttmUsesSpeakerIdsAndNoSpaces()
    {
        var transcript = Build.Transcript(Build.Turn(0, 1, "S1", "Hi."));

        var rttm = InterviewReports.Write(transcript, Build.Analysis(transcript), [new(0.5, 2, "S1"), new(1.25, 1.75, "S 2")], null)
            .Single(f => f.Name == "diarization.rttm");

        Assert.Equal(
            "SPEAKER visit_1 1 0.500 1.500 <NA> <NA> S1 <NA> <NA>\nSPEAKER visit_1 1 1.250 0.500 <NA> <NA> S_2 <NA> <NA>\n",
            System.Text.Encoding.UTF8.GetString(rttm.Content));
    }

    [Fact]
    public void TextListsTurnsAndWhatCouldNotBeRead()
    {
        var transcript = Build.Transcript(Build.Turn(1, 2, "S1", "Hi."), Build.Turn(70, 71, "unknown", "Eh?")) with
        {
            Spans = [new TranscriptSpan(10, 12.5, "untranscribed"), new TranscriptSpan(3, 9, "silence")],
        };

        Assert.Equal("[00:00:01] Ana: Hi.\n[00:00:10] [untranscribed, 2.5 s]\n[00:01:10] unknown: Eh?\n", Build.File(transcript, "transcript.txt"));
    }

    [Fact]
    public void NeighbouringStretchesThatCouldNotBeReadAreOneLine()
    {
        var transcript = Build.Transcript(Build.Turn(1, 2, "S1", "Hi."), Build.Turn(5, 6, "S1", "So.")) with
        {
            Spans = [new(3, 3.5, "untranscribed"), new(4, 4.25, "untranscribed"), new(7, 9, "untranscribed"), new(30, 31, "untranscribed")],
        };

        Assert.Equal(
            "[00:00:01] Ana: Hi.\n[00:00:03] [untranscribed, 0.8 s]\n[00:00:05] Ana: So.\n[00:00:07] [untranscribed, 2.0 s]\n[00:00:30] [untranscribed, 1.0 s]\n",
            Build.File(transcript, "transcript.txt"));
    }
}
