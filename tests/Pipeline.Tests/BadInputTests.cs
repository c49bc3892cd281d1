using System.Text;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Jobs;

namespace AudioAspire.Pipeline.Tests;

public sealed class BadInputTests
{
    static byte[] Floats(Func<int, float> sample, int count) =>
        [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 3, 0, 1, 0, 0x80, 0x3E, 0, 0, 0, 0xFA, 0, 0, 4, 0, 32, 0, .. "data"u8, 0, 0, 0, 0,
            .. Enumerable.Range(0, count).SelectMany(i => BitConverter.GetBytes(sample(i)))];

    public static TheoryData<string, byte[], string?> Files() => new()
    {
        { "empty", [], ErrorCode.EmptyFile },
        { "one sample", House.Wav(1 / 16_000.0), ErrorCode.TooShort },
        { "header only", House.Wav(0), ErrorCode.EmptyFile },
        { "text", Encoding.UTF8.GetBytes("Esto no es una grabación.\n"), ErrorCode.NotAudio },
        { "other JSON", """{"a": 1}"""u8.ToArray(), ErrorCode.NotAudio },
        { "subtitles of nothing", "WEBVTT\n"u8.ToArray(), ErrorCode.NotAudio },
        { "silence", House.Wav(2)[..44].Concat(new byte[64_000]).ToArray(), null },
        { "noise", Floats(i => (i * 7919 % 1000 / 500f) - 1, 32_000), null },
        { "not a number", Floats(_ => float.NaN, 32_000), null },
        { "cut off", House.Wav(4)[..80_000], null },
    };

    [Theory, MemberData(nameof(Files))]
    public async Task EveryFileEndsWithAResultOrAnExplainedError(string what, byte[] content, string? code)
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        var outcome = await process.RunAsync(await house.PutAsync("input/c/a.wav", content));
        var status = await house.StatusAsync(new InterviewName("c", "a"));
        Assert.Equal((what, code), (what, status.Error?.Code));
        Assert.Equal(code is null ? JobOutcome.Done : JobOutcome.Failed, outcome);
        if (code is null) return;
        Assert.Equal((JobState.Failed, "decode"), (status.State, status.Stage));
        Assert.NotEmpty(status.Error!.Hint);
        Assert.NotNull(await house.Store.HeadAsync("input/c/a.wav"));
    }

    [Theory, InlineData("with space"), InlineData("a+b"), InlineData("100%25"), InlineData("👋 ñandú"), InlineData("a..b"), InlineData("#?&=")]
    public async Task AnyNameWorks(string name)
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        Assert.Equal(JobOutcome.Done, await process.RunAsync(await house.PutAsync($"input/c {name}/{name}.wav", House.Wav(2))));
        Assert.Equal(name, (await house.ReadAsync<Transcript>($"output/c {name}/{name}/transcript.json")).Interview);
    }

    [Fact]
    public async Task TheLongestNameWorks()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        var name = new string('n', 251);
        Assert.Equal(JobOutcome.Done, await process.RunAsync(await house.PutAsync($"input/c/{name}.wav", House.Wav(2))));
    }

    [Fact]
    public async Task TwoFilesWithTheSameStemAreTwoInterviews()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        await process.RunAsync(await house.PutAsync("input/c/a.wav", House.Wav(2)));
        await process.RunAsync(await house.PutAsync("input/c/a.WAV", House.Wav(3)));
        Assert.Equal(2, (await house.ReadAsync<Transcript>("output/c/a/transcript.json")).Duration);
        Assert.Equal(3, (await house.ReadAsync<Transcript>("output/c/a.WAV/transcript.json")).Duration);
        Assert.Equal(2, (await house.ReadAsync<CaseReport>("output/c/case.json")).Interviews.Count);
    }

    [Fact]
    public async Task ABadFileDoesNotDisturbTheGoodOnes()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        await process.RunAsync(await house.PutAsync("input/c/bad.wav", []));
        await process.RunAsync(await house.PutAsync("input/c/good.wav", House.Wav(2)));
        Assert.Equal("good", Assert.Single((await house.ReadAsync<CaseReport>("output/c/case.json")).Interviews).Interview);
    }

    [Theory]
    [InlineData("""{"language": "espanol", "speakers": "5-2", "without": ["everything"], "colour": 1}""", "language", "speakers", "without", "colour")]
    [InlineData("""{"verbatim": "maybe"}""", "verbatim")]
    [InlineData("[]", "object")]
    [InlineData("{", "JSON")]
    public async Task InvalidOptionsListEveryViolation(string json, params string[] mentioned)
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        await house.PutAsync("input/c/options.json", Encoding.UTF8.GetBytes(json));
        Assert.Equal(JobOutcome.Failed, await process.RunAsync(await house.PutAsync("input/c/a.wav", House.Wav(2))));
        var error = (await house.StatusAsync(new InterviewName("c", "a"))).Error!;
        Assert.Equal(ErrorCode.InvalidOptions, error.Code);
        Assert.All(mentioned, m => Assert.Contains(m, error.Message, StringComparison.Ordinal));
    }
}
