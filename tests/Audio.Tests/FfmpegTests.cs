using System.Diagnostics;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Audio.Tests;

public sealed class FfmpegTests
{
    static readonly string? s_ffmpeg = FfmpegProgram.Find();

    static byte[] Encode(Scratch scratch, string name, params string[] arguments) => Encode(scratch, name, 2, arguments);

    static byte[] Encode(Scratch scratch, string name, double seconds, params string[] arguments)
    {
        var source = scratch.Write(Sounds.Wav16(Sounds.Tone(440, 16_000, seconds)), "source.wav");
        var target = Path.Combine(scratch.Folder, name);
        using var process = FfmpegProgram.Start(s_ffmpeg!, ["-y", "-i", source, .. arguments, target]);
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.SkipUnless(process.ExitCode == 0, $"this ffmpeg does not write {name}");
        return File.ReadAllBytes(target);
    }

    public static TheoryData<string, string> Containers() => new()
    {
        { "a.mp3", "-c:a libmp3lame" }, { "a.ogg", "-c:a libvorbis" }, { "a.opus", "-c:a libopus" }, { "a.flac", "" }, { "a.m4a", "-c:a aac" },
        { "a.mp4", "-c:a aac" }, { "a.webm", "-c:a libopus" }, { "a.mka", "-c:a flac" }, { "a.aac", "-c:a aac" }, { "a.aiff", "" }, { "a.au", "" },
        { "a.caf", "" }, { "a.wma", "-c:a wmav2" }, { "a.ac3", "-c:a ac3" }, { "adpcm.wav", "-c:a adpcm_ms" }, { "ima.wav", "-c:a adpcm_ima_wav" },
        { "a.mp2", "-c:a mp2" }, { "a.w64", "" }, { "a.avi", "-c:a pcm_s16le" }, { "a.3gp", "-c:a aac" },
    };

    [Theory, MemberData(nameof(Containers))]
    public async Task EveryContainerGivesTheTone(string name, string arguments)
    {
        Assert.SkipUnless(s_ffmpeg is not null, "ffmpeg is not installed");
        using var scratch = new Scratch();
        var content = Encode(scratch, name, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        var (audio, samples) = await scratch.Decode(content, "misnamed.wav");

        Assert.Equal(1, audio.Pcm.Channels);
        Assert.InRange(audio.Pcm.Seconds, 1.9, 2.2);
        Assert.True(Sounds.Purity(samples.AsSpan(8000, 16_000), 440) > 0.98);
    }

    [Theory, InlineData("a.mp3", "-c:a libmp3lame"), InlineData("a.ogg", "-c:a libvorbis"), InlineData("a.flac", "")]
    public async Task ATruncatedFileGivesWhatIsThere(string name, string arguments)
    {
        Assert.SkipUnless(s_ffmpeg is not null, "ffmpeg is not installed");
        using var scratch = new Scratch();
        var content = Encode(scratch, name, 6, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var (audio, _) = await scratch.Decode(content[..(content.Length * 9 / 10)], name);
        Assert.InRange(audio.Pcm.Seconds, 0.3, 5.7);
    }

    [Fact]
    public async Task AnUnfinishedMp4IsDamaged()
    {
        Assert.SkipUnless(s_ffmpeg is not null, "ffmpeg is not installed");
        using var scratch = new Scratch();
        var content = Encode(scratch, "a.m4a", "-c:a", "aac");
        var error = await Assert.ThrowsAsync<AudioException>(() => scratch.Decode(content[..(content.Length / 2)], "a.m4a"));
        Assert.Equal(ErrorCode.DamagedAudio, error.Code);
    }

    [Fact]
    public async Task RandomBytesAreNotAudio()
    {
        Assert.SkipUnless(s_ffmpeg is not null, "ffmpeg is not installed");
        using var scratch = new Scratch();
        var bytes = new byte[20_000];
        new Random(3).NextBytes(bytes);
        bytes[0] = 1;
        var error = await Assert.ThrowsAsync<AudioException>(() => scratch.Decode(bytes, "a.mp3"));
        Assert.True(error.Code is ErrorCode.NotAudio or ErrorCode.DamagedAudio or ErrorCode.EmptyFile or ErrorCode.TooShort, error.Code);
    }

    [Fact]
    public async Task AVideoWithoutSoundIsNotAudio()
    {
        Assert.SkipUnless(s_ffmpeg is not null, "ffmpeg is not installed");
        using var scratch = new Scratch();
        var content = Encode(scratch, "silent.mkv", "-f", "lavfi", "-i", "color=s=16x16:d=1", "-map", "1:v", "-c:v", "mjpeg");
        var error = await Assert.ThrowsAsync<AudioException>(() => scratch.Decode(content, "silent.mkv"));
        Assert.Equal((ErrorCode.NotAudio, "The file has no sound track."), (error.Code, error.Message));
    }

    [Fact]
    public async Task OpusIsSmallAndAlwaysTheSame()
    {
        Assert.SkipUnless(s_ffmpeg is not null, "ffmpeg is not installed");
        using var scratch = new Scratch();
        var (audio, _) = await scratch.Decode(Sounds.Wav16(Sounds.Speech(10, _ => true, 4)));
        var first = await OpusEncoder.EncodeAsync(audio.Pcm);
        Assert.SkipWhen(first is null, "this ffmpeg has no Opus encoder");
        Assert.InRange(first.Length, 10_000, 60_000);
        Assert.Equal(first, await OpusEncoder.EncodeAsync(audio.Pcm));
        Assert.True((await scratch.Decode(first, "again.ogg")).Audio.Pcm.Seconds > 9.9);
    }

    [Fact]
    public async Task WhyThereIsNoOpusIsTold()
    {
        Assert.SkipUnless(s_ffmpeg is not null, "ffmpeg is not installed");
        using var scratch = new Scratch();
        var (audio, _) = await scratch.Decode(Sounds.Wav16(Sounds.Speech(1, _ => true, 4)));
        File.Delete(audio.Pcm.Path);
        var reasons = new List<string>();
        Assert.Null(await OpusEncoder.EncodeAsync(audio.Pcm, reasons.Add));
        Assert.Contains("No such file", Assert.Single(reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BenchmarksReadAnyFormat()
    {
        Assert.SkipUnless(s_ffmpeg is not null, "ffmpeg is not installed");
        using var scratch = new Scratch();
        Encode(scratch, "a.flac");
        Assert.Equal(32_000, (await AudioDecoder.ReadMonoAsync(Path.Combine(scratch.Folder, "a.flac"))).Length);
    }

    [Fact]
    public void MissingFfmpegSaysHowToInstallIt() => Assert.Contains("Install it (", FfmpegProgram.Missing("MP3").Hint, StringComparison.Ordinal);

    [Theory, InlineData("[mov] moov atom not found", ErrorCode.DamagedAudio), InlineData("Stream map '0:a:0' matches no streams.", ErrorCode.NotAudio),
        InlineData("Decoder (codec drm) not found", ErrorCode.DamagedAudio), InlineData("whatever", ErrorCode.NotAudio)]
    public void WhatFfmpegSaysIsUnderstood(string stderr, string code) => Assert.Equal(code, FfmpegDecoder.Explain(stderr).Code);

    [Theory]
    [InlineData("kill -9 $$")]
    [InlineData("kill -15 $$")]
    [InlineData("exit 255")]
    public void AStoppedFfmpegIsNoFaultOfTheRecording(string end)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");
        using var process = Process.Start("sh", ["-c", end]);
        process.WaitForExit();
        var error = Assert.Throws<AudioException>(() => FfmpegProgram.ThrowIfStopped(process.ExitCode));
        Assert.True(error.IsTransient);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(183)]
    public void AnFfmpegThatEndsByItselfWasNotStopped(int exitCode) => FfmpegProgram.ThrowIfStopped(exitCode);
}
