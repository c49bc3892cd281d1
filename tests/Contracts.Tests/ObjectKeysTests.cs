namespace AudioAspire.Contracts.Tests;

public sealed class ObjectKeysTests
{
    [Theory]
    [InlineData("input/robo/uno.wav", "robo", "uno")]
    [InlineData("input/f.wav", "f", "f")]
    [InlineData("input/a/b/f.wav", "a", "b/f")]
    [InlineData("input/a/no extension", "a", "no extension")]
    [InlineData("input/a/two.dots.mp3", "a", "two.dots")]
    [InlineData("input/a/ñandú + 100 %.wav", "a", "ñandú + 100 %")]
    public void ARecordingBelongsToACaseAndHasAName(string key, string @case, string interview) =>
        Assert.Equal(new InterviewName(@case, interview), ObjectKeys.Parse(key));

    [Theory]
    [InlineData("input/")]
    [InlineData("input/a/")]
    [InlineData("output/a/b.wav")]
    [InlineData("input/a/options.json")]
    [InlineData("input/a/vocabulary.txt")]
    [InlineData("input/../b.wav")]
    [InlineData("input/a/../b.wav")]
    [InlineData("input/a//b.wav")]
    [InlineData("input/a/.hidden.wav")]
    [InlineData("input/a/b.wav.part")]
    public void WhatIsNotARecordingHasNoName(string key) => Assert.Null(ObjectKeys.Parse(key));

    [Fact]
    public void TheSecondFileOfAStemKeepsItsExtension() =>
        Assert.Equal("b/f.mp3", ObjectKeys.WithFullFileName("input/a/b/f.mp3").Interview);

    [Theory]
    [InlineData("c", "f")]
    [InlineData("c", "a/b/f.mp3")]
    public void AnInterviewIsFoundByItsStatus(string @case, string interview) =>
        Assert.Equal(new InterviewName(@case, interview), ObjectKeys.ParseStatus(ObjectKeys.StatusOf(new(@case, interview))));

    [Theory]
    [InlineData("output/status.json")]
    [InlineData("output/c/status.json")]
    [InlineData("output//status.json")]
    [InlineData("input/c/f/status.json")]
    [InlineData("output/c/f/transcript.json")]
    public void OtherKeysAreNoStatus(string key) => Assert.Null(ObjectKeys.ParseStatus(key));
}
