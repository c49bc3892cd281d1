using System.Text;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Audio.Tests;

public sealed class HostileInputTests
{
    static readonly byte[] s_tone = Sounds.Encode(Sounds.Tone(300, 16_000, 0.5), 1, 16);

    public static TheoryData<string, byte[], string> Unreadable() => new()
    {
        { "empty", [], ErrorCode.EmptyFile },
        { "header only", Sounds.Wav([], 1, 16, 16_000, 1), ErrorCode.EmptyFile },
        { "header only, size open", Sounds.Wav([], 1, 16, 16_000, 1, 0xFFFFFFFF), ErrorCode.EmptyFile },
        { "half a sample", Sounds.Wav([1], 1, 16, 16_000, 1), ErrorCode.EmptyFile },
        { "one sample", Sounds.Wav([1, 2], 1, 16, 16_000, 1), ErrorCode.TooShort },
        { "text", Encoding.UTF8.GetBytes("Querida madre, ¿qué tal? 你好 👋\n"), ErrorCode.NotAudio },
        { "playlist", Encoding.UTF8.GetBytes("#EXTM3U\nhttp://example.invalid/a.ts\n"), ErrorCode.NotAudio },
        { "pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n\x01\x02"), ErrorCode.NotAudio },
        { "zip", [0x50, 0x4B, 3, 4, 0, 0, 0, 0], ErrorCode.NotAudio },
        { "png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], ErrorCode.NotAudio },
        { "cut header", Sounds.Wav(s_tone, 1, 16, 16_000, 1)[..30], ErrorCode.DamagedAudio },
        { "no channels", Sounds.Wav(s_tone, 1, 16, 16_000, 0), ErrorCode.DamagedAudio },
        { "65535 channels", Sounds.Wav(s_tone, 1, 16, 16_000, 65_535), ErrorCode.DamagedAudio },
        { "rate 0", Sounds.Wav(s_tone, 1, 16, 0, 1), ErrorCode.DamagedAudio },
        { "rate 4 GHz", Sounds.Wav(s_tone, 1, 16, -1, 1), ErrorCode.DamagedAudio },
        { "endless chunk", [.. Sounds.Wav(s_tone, 1, 16, 16_000, 1)[..36], .. "junk"u8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3], ErrorCode.EmptyFile },
        { "samples before format", [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEdata"u8, 4, 0, 0, 0, 1, 2, 3, 4], ErrorCode.DamagedAudio },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task EveryUnreadableFileHasItsCodeASentenceAndAHint(string what, byte[] content, string code)
    {
        using var scratch = new Scratch();
        var error = await Assert.ThrowsAsync<AudioException>(() => scratch.Decode(content));
        Assert.True(code == error.Code, $"{what}: {error.Code} {error.Message}");
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Hint);
    }

    [Theory, InlineData("with space.wav"), InlineData("a+b%20.wav"), InlineData("-i.wav"), InlineData("👋 ñ.wav"), InlineData("concat:x.wav"), InlineData("no suffix")]
    public async Task TheNameDoesNotMatter(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && name.Contains(':'), "Windows has no such names.");
        using var scratch = new Scratch();
        Assert.Equal(8000, (await scratch.Decode(Sounds.Wav16(Sounds.Tone(300, 16_000, 0.5)), name)).Audio.Pcm.Frames);
    }

    [Fact]
    public async Task EveryCutOfAWavFileEndsWithAudioOrAnError()
    {
        var whole = Sounds.Wav(s_tone, 1, 16, 16_000, 1, before: Sounds.Chunk("LIST", new byte[9]));
        for (var length = 0; length < 120; length++)
        {
            using var scratch = new Scratch();
            await Assert.ThrowsAsync<AudioException>(() => scratch.Decode(whole[..length]));
        }
    }

    [Fact]
    public async Task RandomHeadersNeverCrash()
    {
        var random = new Random(7);
        var whole = Sounds.Wav(s_tone, 1, 16, 16_000, 1);
        for (var i = 0; i < 300; i++)
        {
            using var scratch = new Scratch();
            byte[] bytes = [.. whole];
            for (var k = 0; k < 3; k++) bytes[random.Next(12, 44)] = (byte)random.Next(256);
            try
            {
                await scratch.Decode(bytes);
            }
            catch (AudioException)
            {
                // An explained error is as good as a result.
            }
        }
    }

    [Fact]
    public async Task CancellationEndsTheWork()
    {
        using var scratch = new Scratch();
        var path = scratch.Write(Sounds.Wav16(Sounds.Tone(300, 16_000, 1)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AudioDecoder.DecodeAsync(path, scratch.Output, new CancellationToken(true)));
    }
}
