using System.Globalization;
using System.Text.RegularExpressions;
using AudioAspire.Contracts.Results;
using AudioAspire.Reports.Formats;

namespace AudioAspire.Reports.Tests;

public sealed partial class SubtitleTests
{
    [Fact]
    public void ACueCarriesSpeakerAndExactTimes()
    {
        var transcript = Build.Transcript(Build.Turn(1.0004, 3.5, "S1", "Good morning."), Build.Turn(4, 6, "S2", "Hello there."));

        Assert.Equal("""
            WEBVTT
            Language: en

            turn-0.1
            00:00:01.000 --> 00:00:03.500
            <v Ana>Good morning.

            turn-1.1
            00:00:04.000 --> 00:00:06.000
            <v Luis>Hello there.


            """.ReplaceLineEndings("\n"), Build.File(transcript, "transcript.vtt"));
        Assert.Equal("""
            1
            00:00:01,000 --> 00:00:03,500
            Ana: Good morning.

            2
            00:00:04,000 --> 00:00:06,000
            Luis: Hello there.


            """.ReplaceLineEndings("\n"), Build.File(transcript, "transcript.srt"));
    }

    [Fact]
    public void TimesStayExactPastTenHours()
    {
        var transcript = Build.Transcript(Build.Turn(36_000.001, 36_002.999, "S1", "Still here."), Build.Turn(360_001.25, 360_003, "S1", "And here."));

        var srt = Build.File(transcript, "transcript.srt");

        Assert.Contains("10:00:00,001 --> 10:00:02,999", srt, StringComparison.Ordinal);
        Assert.Contains("100:00:01,250 --> 100:00:03,000", srt, StringComparison.Ordinal);
    }

    [Fact]
    public void AVeryShortTurnStaysOnScreenForASecondUnlessSomebodyElseSpeaks()
    {
        var cues = SubtitleCues.Of(Build.Transcript(
            Build.Turn(1, 1.2, "S1", "Yes."), Build.Turn(5, 5.1, "S1", "No."), Build.Turn(5.4, 8, "S2", "Are you sure?")));

        Assert.Equal([2, 5.4, 8], cues.Select(c => c.End));
    }

    [Theory]
    [MemberData(nameof(Interviews))]
    public void CuesOfASampleAreReadable(string name)
    {
        var transcript = SampleInterviews.Transcript(name);

        var cues = Cues(Build.File(transcript, "transcript.vtt"));

        Assert.NotEmpty(cues);
        Assert.All(cues, c =>
        {
            Assert.InRange(c.Lines.Length, 1, 2);
            Assert.All(c.Lines, l => Assert.InRange(l.Length, 1, 44));
            Assert.InRange(c.End - c.Start, 0.001, 7.001);
        });
        Assert.Equal(cues.Select(c => c.Start).Order(), cues.Select(c => c.Start));
        // Only a back-channel that the next words follow at once may stay for less than a second.
        Assert.True(cues.Count(c => c.End - c.Start < 0.9) <= cues.Count / 5);
    }

    [Theory]
    [MemberData(nameof(Interviews))]
    public void NobodyHasTwoCuesAtOnce(string name)
    {
        var cues = SubtitleCues.Of(SampleInterviews.Transcript(name));

        foreach (var own in cues.GroupBy(c => c.Turn.Speaker))
            foreach (var (a, b) in own.Zip(own.Skip(1)))
                Assert.True(a.End <= b.Start + 0.001, $"{a.Text} / {b.Text}");
    }

    [Fact]
    public void CutsFallAtSentencesAndPauses()
    {
        var turn = Build.Turn(0, 12, "S1", "I left the house at nine. Then I walked to the station, bought a ticket and waited for the train. It was late.");

        var cues = SubtitleCues.Of(Build.Transcript(turn));

        Assert.True(cues.Count > 1);
        Assert.All(cues, c => Assert.Matches("[.,]$", c.Text));
    }

    [Fact]
    public void MarkupInNamesAndTextIsEscapedInWebVtt()
    {
        var vtt = Build.File(Build.Transcript("A<b>&", "--> x\n\nNOTE", Build.Turn(0, 2, "S1", "1 --> 2 </v> & <i>"), Build.Turn(3, 4, "S2", "ok")), "transcript.vtt");

        Assert.Contains("<v A&lt;b&gt;&amp;>1 --&gt; 2 &lt;/v&gt; &amp; &lt;i&gt;", vtt, StringComparison.Ordinal);
        Assert.Contains("<v --&gt; x NOTE>ok", vtt, StringComparison.Ordinal);
    }

    [Fact]
    public void TextWithoutSpacesIsWrappedByItsWidth()
    {
        var words = Enumerable.Range(0, 60).Select(i => new TranscriptWord("語", i * 0.2, i * 0.2 + 0.2, 1, "S1") { Glued = true }).ToArray();
        var turn = Build.Turn(0, 12, "S1", new string('語', 60)) with { Words = words };

        var cues = Cues(Build.File(Build.Transcript(turn), "transcript.vtt"));

        Assert.True(cues.Count > 1);
        Assert.All(cues.SelectMany(c => c.Lines), l => Assert.InRange(l.Length, 1, 22));
    }

    public static TheoryData<string> Interviews() => [.. SampleInterviews.Names];

    static List<(double Start, double End, string[] Lines)> Cues(string vtt) =>
    [
        .. CuePattern().Matches(vtt).Select(m => (Seconds(m.Groups[1].Value), Seconds(m.Groups[2].Value), m.Groups[3].Value.TrimEnd().Split('\n'))),
    ];

    static double Seconds(string time) => TimeSpan.Parse(time, CultureInfo.InvariantCulture).TotalSeconds;

    [GeneratedRegex(@"(\S+) --> (\S+)\n<v [^>]*>((?:.+\n)+)\n")]
    private static partial Regex CuePattern();
}
