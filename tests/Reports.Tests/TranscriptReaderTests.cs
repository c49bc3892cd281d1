using System.Text;
using AudioAspire.Contracts.Results;
using AudioAspire.Reports.Reading;

namespace AudioAspire.Reports.Tests;

public sealed class TranscriptReaderTests
{
    [Theory]
    [MemberData(nameof(InterviewsAndFiles))]
    public void OurOwnFilesReadBackGiveTheSameTurns(string name, string file)
    {
        var transcript = SampleInterviews.Transcript(name);

        var back = TranscriptReader.Read(Build.Bytes(transcript, file), transcript.Case, transcript.Interview);

        Assert.Equal(transcript.Turns.Select(t => (t.Index, t.Text, NameOf(transcript, t), t.Start)), back.Turns.Select(t => (t.Index, t.Text, NameOf(back, t), t.Start)));
        // A cue stays on screen for a second, even if the turn is shorter.
        Assert.All(transcript.Turns.Zip(back.Turns), p => Assert.InRange(p.Second.End - p.First.End, 0, 1));
        Assert.Equal(transcript.Language, back.Language);
        Assert.All(back.Turns, t => Assert.All(t.Words, w => Assert.True(t.Start <= w.Start && w.Start <= w.End && w.End <= t.End)));
    }

    [Fact]
    public void OurJsonReadBackIsEqualInEverything()
    {
        var transcript = SampleInterviews.Transcript("robo-almacen-02");

        var back = TranscriptReader.Read(ResultJson.Serialize(transcript), transcript.Case, transcript.Interview);

        Assert.Equal(ResultJson.Serialize(transcript), ResultJson.Serialize(back));
    }

    [Theory]
    [MemberData(nameof(Interviews))]
    public void TheVoiceTagsOfTheTrueTranscriptGiveItsTurns(string name)
    {
        var truth = SampleInterviews.Transcript(name);

        var read = TranscriptReader.Read(File.ReadAllBytes(SampleInterviews.VttOf(name)), "c", "i");

        Assert.Equal(truth.Turns.Select(t => (t.Start, t.End, NameOf(truth, t), t.Text)), read.Turns.Select(t => (t.Start, t.End, NameOf(read, t), t.Text)));
    }

    [Fact]
    public void CuesOfOneSpeakerWithoutAPauseAreOneTurn()
    {
        var read = Read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>I was\n\n00:02.100 --> 00:03.000\n<v Ana>at home.\n\n00:03.500 --> 00:04.000\n<v Luis>When?\n\n00:09.000 --> 00:10.000\n<v Luis>Well?");

        Assert.Equal(["I was at home.", "When?", "Well?"], read.Turns.Select(t => t.Text));
        Assert.Equal(["S1", "S2", "S2"], read.Turns.Select(t => t.Speaker));
        Assert.Equal([("S1", "Ana", 2.0), ("S2", "Luis", 1.5)], read.Speakers.Select(s => (s.Id, s.Name, s.TalkSeconds)));
        Assert.Equal(10, read.Duration);
    }

    [Fact]
    public void ByteOrderMarkLineEndsEntitiesAndMarkupAreUnderstood()
    {
        var read = Read("\uFEFFWEBVTT - made elsewhere\r\nLanguage: es-ES\r\n\r\nNOTE a remark\r\n--> no\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n1\r\n00:00:01.000 --> 00:00:03.000 align:start\r\n<v.loud Ana &amp; Co><i>Uno</i> &lt;dos&gt;&nbsp;<00:00:02.000><c.x>tres</c></v>\r\n");

        var turn = Assert.Single(read.Turns);
        Assert.Equal("Uno <dos> tres", turn.Text);
        Assert.Equal("Ana & Co", read.Speakers[0].Name);
        Assert.Equal("es", read.Language);
    }

    [Fact]
    public void TwoVoicesInACueAreTwoTurns()
    {
        var read = Read("WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ana>Yes.</v>\n<v Luis>No.</v>\n");

        Assert.Equal([("S1", "Yes."), ("S2", "No.")], read.Turns.Select(t => (t.Speaker, t.Text)));
        Assert.True(read.Turns[0].End <= read.Turns[1].Start);
    }

    [Fact]
    public void BadCuesAreSkippedAndTheRestIsKept()
    {
        var read = Read("1\n00:00:01,000 --> 00:00:02,000\nAna: Hello.\n\n2\n00:zz:03,000 --> 00:00:04,000\nlost\n\n3\n00:00:09,000 --> 00:00:05,000\nLuis: Backwards.\n\n4\n00:00:10,000 --> 00:00:12,000\n\n5\n00:00:13,5 --> 00:00:14\nLuis: After\n\na blank line.");

        Assert.Equal(["Hello.", "Backwards.", "After a blank line."], read.Turns.Select(t => t.Text));
        Assert.All(read.Turns, t => Assert.True(t.End >= t.Start));
        Assert.Equal(13.5, read.Turns[2].Start);
    }

    [Fact]
    public void OnlyNamesAreTakenForPrefixes()
    {
        var read = Read("1\n00:00:01,000 --> 00:00:02,000\nJuan de la Cruz: Mire.\n\n2\n00:00:02,100 --> 00:00:04,000\nuna cosa le digo: no fui yo.\n\n3\n00:00:05,000 --> 00:00:06,000\nA las 10:30 salí.");

        Assert.Equal("Mire. una cosa le digo: no fui yo. A las 10:30 salí.", Assert.Single(read.Turns).Text);
        Assert.Equal("Juan de la Cruz", Assert.Single(read.Speakers).Name);
        Assert.Equal("es", read.Language);
    }

    [Fact]
    public void WithoutAnyNameTheSpeakerIsUnknown()
    {
        var read = Read("1\n00:00:01,000 --> 00:00:02,000\nI was\n\n2\n00:00:02,000 --> 00:00:04,000\nat home.\n\n3\n00:00:05,000 --> 00:00:06,000\nAlone.");

        Assert.Equal(["I was at home.", "Alone."], read.Turns.Select(t => t.Text));
        Assert.All(read.Turns, t => Assert.Equal(TranscriptSpeaker.Unknown, t.Speaker));
        Assert.Empty(read.Speakers);
    }

    [Theory]
    [InlineData("WEBVTT\n\n", true)]
    [InlineData("\uFEFFWEBVTT", true)]
    [InlineData("WEBVTTX", false)]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nHi", true)]
    [InlineData("00:00:01,000 --> 00:00:02,000\nHi", true)]
    [InlineData("Dear all,\n00:00:01,000 --> 00:00:02,000\nHi", false)]
    [InlineData("{\"schema\": \"audioaspire/transcript/1\", \"turns\": [", true)]
    [InlineData("{\"a\": {\"schema\": \"x\"}, \"schema\": \"audioaspire/transcript/1\"}", true)]
    [InlineData("{\"schema\": \"audioaspire/analysis/1\"}", false)]
    [InlineData("{\"language\": \"es\"}", false)]
    [InlineData("{", false)]
    [InlineData("", false)]
    [InlineData("RIFF\0\0\0\0WAVE", false)]
    public void FormatsAreToldByContent(string start, bool isTranscript)
    {
        Assert.Equal(isTranscript, TranscriptReader.TryDetect(Encoding.UTF8.GetBytes(start), out _));
    }

    [Theory]
    [InlineData("WEBVTT\n\n", "no cue")]
    [InlineData("WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ana></v>", "no text")]
    [InlineData("{\"schema\": \"audioaspire/transcript/1\", \"turns\": [", "not complete JSON")]
    [InlineData("{\"schema\": \"audioaspire/transcript/1\", \"interview\":\"\",\"case\":\"\",\"language\":\"\",\"duration\":1}", "no turn")]
    [InlineData("hello", "not a transcript")]
    public void WhatCannotBeReadIsExplained(string text, string reason)
    {
        var error = Assert.Throws<TranscriptFormatException>(() => Read(text));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EditedJsonIsPutInOrder()
    {
        var read = Read("""
            {"schema":"audioaspire/transcript/1","interview":"x","case":"y","language":"en","duration":1,"speakers":null,
             "turns":[{"index":7,"start":5,"end":4,"speaker":"","text":"late","words":null},
                      {"index":3,"start":-1,"end":2,"speaker":"S9","text":"early one","words":[{"text":"old","start":0,"end":9,"confidence":1,"speaker":""}]}]}
            """);

        Assert.Equal([(0, 0.0, 2.0, "S9"), (1, 5.0, 5.0, "unknown")], read.Turns.Select(t => (t.Index, t.Start, t.End, t.Speaker)));
        Assert.Equal(["early", "one"], read.Turns[0].Words.Select(w => w.Text));
        Assert.Equal("S9", Assert.Single(read.Speakers).Id);
        Assert.Equal(("i", "c", 5.0), (read.Interview, read.Case, read.Duration));
    }

    [Fact]
    public void OldSubtitlesInLatin1AreRead()
    {
        var read = TranscriptReader.Read(Encoding.Latin1.GetBytes("1\n00:00:01,000 --> 00:00:02,000\nÁngel: ¿Qué pasó?"), "c", "i");

        Assert.Equal(("Ángel", "¿Qué pasó?"), (read.Speakers[0].Name, read.Turns[0].Text));
    }

    public static TheoryData<string> Interviews() => [.. SampleInterviews.Names];

    public static TheoryData<string, string> InterviewsAndFiles()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in SampleInterviews.Names)
            foreach (var file in (string[])["transcript.json", "transcript.vtt", "transcript.srt"]) data.Add(name, file);
        return data;
    }

    static string NameOf(Transcript transcript, TranscriptTurn turn) => transcript.Speakers.First(s => s.Id == turn.Speaker).Name;

    static Transcript Read(string text) => TranscriptReader.Read(Encoding.UTF8.GetBytes(text), "c", "i");
}
