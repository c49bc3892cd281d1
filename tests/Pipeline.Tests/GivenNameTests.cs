using System.Text;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Jobs;
using AudioAspire.Pipeline.Options;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Tests;

public sealed class GivenNameTests
{
    static async Task<Transcript> MakeAsync(House house, PipelineProcess process, InputObject input)
    {
        var claim = await process.Claims.ClaimAsync(input, "job", null, force: true);
        Assert.Equal(JobOutcome.Done, await process.Runner.RunAsync(claim.Name, input, new JobProgress(), default));
        return await house.ReadAsync<Transcript>("output/c/a/transcript.json");
    }

    [Fact]
    public async Task ANameGivenByAPersonIsUsedInEveryFurtherRun()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        var input = await house.PutAsync("input/c/a.wav", House.Wav(3));
        var before = await MakeAsync(house, process, input);
        var speaker = before.Speakers[0].Id;

        await house.PutAsync("input/c/options.json", ResultJson.Serialize(new { Names = new { A = new Dictionary<string, string> { [speaker] = " Ana Ruiz " }, B = new Dictionary<string, string> { [speaker] = "Leo" } } }));
        Assert.Equal("Ana Ruiz", (await MakeAsync(house, process, input)).Speakers[0].Name);
        Assert.Equal("Ana Ruiz", (await MakeAsync(house, process, await house.PutAsync("input/c/a.wav", House.Wav(4)))).Speakers[0].Name);
    }

    [Fact]
    public async Task WhatWasRenamedElsewhereIsOnlyComparedAgain()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        var input = await house.PutAsync("input/c/a.wav", House.Wav(3));
        await MakeAsync(house, process, input);
        var manifest = await house.ReadAsync<Manifest>("output/c/a/manifest.json");
        manifest.Versions["names"] = new SpeakerNames { ["S1"] = "Ana" }.Digest;
        await house.PutAsync("output/c/a/manifest.json", ResultJson.Serialize(manifest));
        await house.PutAsync("input/c/options.json", ResultJson.Serialize(new { Names = new { A = new SpeakerNames { ["S1"] = "Ana" } } }));
        house.Services.Calls.Clear();

        var claim = await FinishedInterview.CompareAgainAsync(house.Store, new("c", "a"), await house.StatusAsync(new("c", "a")), manifest, default);
        Assert.Equal(JobOutcome.Done, await process.Runner.RunAsync(claim.Name, input, new JobProgress(), default));
        Assert.Equal(["compare"], house.Services.Calls);
    }

    [Theory]
    [InlineData("""{"names": ["Ana"]}""")]
    [InlineData("""{"names": {"a": "Ana"}}""")]
    [InlineData("""{"names": {"a": {"S1": ""}}}""")]
    [InlineData("""{"names": {"a": {"S1": 7}}}""")]
    public void AnythingButNamesBySpeakerIsAViolation(string json)
    {
        var violations = new List<string>();
        OptionsFile.Parse(Encoding.UTF8.GetBytes(json), violations);
        Assert.StartsWith("names has a value of the wrong kind", Assert.Single(violations));
    }
}
