using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Pipeline.Jobs;
using AudioAspire.Storage;
using Grpc.Core;

namespace AudioAspire.Pipeline.Tests;

public sealed class JobRunnerTests
{
    static readonly InterviewName s_name = new("c", "a");

    [Fact]
    public async Task ARecordingBecomesAllFilesAndTheManifestListsThem()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        var input = await house.PutAsync("input/c/a.wav", House.Wav(12.5));

        Assert.Equal(JobOutcome.Done, await process.RunAsync(input));

        var hashes = await house.HashesAsync("output/c/a/");
        foreach (var file in (string[])["transcript.json", "transcript.txt", "transcript.srt", "transcript.vtt", "transcript.csv", "transcript.docx", "diarization.rttm", "analysis.json", "card.bin", "manifest.json"])
            Assert.Contains("output/c/a/" + file, hashes.Keys);
        var manifest = await house.ReadAsync<Manifest>("output/c/a/manifest.json");
        Assert.Equal(hashes.Where(h => !h.Key.EndsWith("manifest.json", StringComparison.Ordinal)).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => (h.Key, h.Value)),
            manifest.Files.Select(f => ("output/c/a/" + f.Name, f.Sha256)));
        Assert.Equal(input, manifest.Input);
        var status = await house.StatusAsync(s_name);
        Assert.Equal((JobState.Succeeded, 100, ""), (status.State, status.Percent, status.Owner));
        var report = await house.ReadAsync<CaseReport>("output/c/case.json");
        Assert.Equal("a", Assert.Single(report.Interviews).Interview);
    }

    [Fact]
    public async Task TheTranscriptHasSpeakersTurnsAffectAndRoles()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        await process.RunAsync(await house.PutAsync("input/c/a.wav", House.Wav(12)));
        var transcript = await house.ReadAsync<Transcript>("output/c/a/transcript.json");
        Assert.Equal(["S1", "S2", "S1", "S2"], transcript.Turns.Select(t => t.Speaker));
        Assert.Equal("palabra0 palabra1 palabra2.", transcript.Turns[0].Text);
        Assert.All(transcript.Turns, t => Assert.Equal(("neutral", "calm"), (t.Sentiment?.Label, t.Emotion)));
        Assert.Equal(("interviewer", (string?)null), (transcript.Speakers[0].Role, transcript.Speakers[1].Role));
        Assert.Equal(["Javier Molina", "Hablante 2"], transcript.Speakers.Select(s => s.Name));
        Assert.Equal([1.85, 4.85, 7.85, 10.85], transcript.Spans.Select(s => s.Start));
        Assert.Equal(("es", 0.9, 12.0), (transcript.Language, transcript.LanguageProbability, transcript.Duration));
    }

    [Fact]
    public async Task OneSpeakerAChannelIsToldByTheChannel()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        await process.RunAsync(await house.PutAsync("input/c/a.wav", House.Wav(12, channels: 2)));
        Assert.Equal(2, Assert.Single(house.Services.TranscribeOptions).Channels);
        var transcript = await house.ReadAsync<Transcript>("output/c/a/transcript.json");
        Assert.Equal(12, transcript.Turns.Where(t => t.Speaker == "S1").Sum(t => t.Words.Count));
        Assert.Equal(12, transcript.Turns.Where(t => t.Speaker == "S2").Sum(t => t.Words.Count));
    }

    [Fact]
    public async Task TheSameInputGivesTheSameBytes()
    {
        await using var house = await House.OpenAsync();
        await using var other = await House.OpenAsync();
        using var one = house.StartProcess();
        using var two = other.StartProcess();
        await one.RunAsync(await house.PutAsync("input/c/a.wav", House.Wav(12)));
        await two.RunAsync(await other.PutAsync("input/c/a.wav", House.Wav(12)));
        Assert.Equal(await house.HashesAsync("output/"), await other.HashesAsync("output/"));
    }

    public static TheoryData<string, double> Interruptions() => new()
    {
        { "segment", 0 }, { "segment", 5 }, { "segment", 11 }, { "turn", 0 }, { "turn", 9 }, { "affect", 0 }, { "affect", 2 }, { "compare", 1 },
    };

    [Theory, MemberData(nameof(Interruptions))]
    public async Task AStoppedJobGoesOnAndEndsWithTheSameBytes(string at, double seconds)
    {
        await using var whole = await House.OpenAsync();
        using (var process = whole.StartProcess()) await process.RunAsync(await whole.PutAsync("input/c/a.wav", House.Wav(12)));

        await using var house = await House.OpenAsync();
        var input = await house.PutAsync("input/c/a.wav", House.Wav(12));
        using (var stop = new CancellationTokenSource())
        using (var process = house.StartProcess())
        {
            house.Services.OnEvent = async (name, time) =>
            {
                if (name == at && time >= seconds)
                {
                    await stop.CancelAsync();
                    await Task.Delay(Timeout.Infinite, stop.Token);
                }
            };
            Assert.Equal(JobOutcome.Stopped, await process.RunAsync(input, stop.Token));
        }
        var status = await house.StatusAsync(s_name);
        Assert.Equal((JobState.Queued, ""), (status.State, status.Owner));

        house.Services.OnEvent = (_, _) => Task.CompletedTask;
        house.Services.Calls.Clear();
        using (var process = house.StartProcess()) Assert.Equal(JobOutcome.Done, await process.RunAsync(input));
        Assert.Equal(await whole.HashesAsync("output/"), await house.HashesAsync("output/"));
        if (at == "affect") Assert.Equal(["analyze", "compare"], house.Services.Calls);
        if (at == "compare") Assert.Equal(["compare"], house.Services.Calls);
        if (at == "segment" && seconds > 0) Assert.InRange(house.Services.TranscribeOptions[^1].ResumeFrom, 0, seconds);
    }

    [Theory, InlineData("segment", 4), InlineData("turn", 6), InlineData("affect", 1), InlineData("compare", 1)]
    public async Task AServiceThatDiesForAWhileCostsNothing(string at, double seconds)
    {
        await using var whole = await House.OpenAsync();
        using (var process = whole.StartProcess()) await process.RunAsync(await whole.PutAsync("input/c/a.wav", House.Wav(12)));

        await using var house = await House.OpenAsync();
        var deaths = 0;
        house.Services.OnEvent = (name, time) => name == at && time >= seconds && ++deaths <= 2
            ? throw new RpcException(new Status(StatusCode.Unavailable, "gone"))
            : Task.CompletedTask;
        using (var process = house.StartProcess()) Assert.Equal(JobOutcome.Done, await process.RunAsync(await house.PutAsync("input/c/a.wav", House.Wav(12))));
        Assert.True(deaths >= 2);
        Assert.Equal(await whole.HashesAsync("output/"), await house.HashesAsync("output/"));
    }

    [Fact]
    public async Task AServiceThatRefusesTheInputIsNotAskedAgain()
    {
        await using var house = await House.OpenAsync();
        house.Services.OnEvent = (_, _) => throw new RpcException(new Status(StatusCode.InvalidArgument, "There is no model 'x'."));
        using var process = house.StartProcess();
        Assert.Equal(JobOutcome.Failed, await process.RunAsync(await house.PutAsync("input/c/a.wav", House.Wav(3))));
        var error = (await house.StatusAsync(s_name)).Error!;
        Assert.Equal((ErrorCode.InvalidOptions, "There is no model 'x'."), (error.Code, error.Message));
        Assert.Equal(1, house.Services.Calls.Count(c => c == "transcribe"));
    }

    [Fact]
    public async Task AServiceThatStaysAwayPutsTheJobBackAndThenFailsIt()
    {
        await using var house = await House.OpenAsync();
        house.Services.OnEvent = (_, _) => throw new RpcException(new Status(StatusCode.Internal, "boom"));
        using var process = house.StartProcess();
        Assert.Equal(JobOutcome.Failed, await process.RunAsync(await house.PutAsync("input/c/a.wav", House.Wav(3))));
        Assert.Equal(ErrorCode.Internal, (await house.StatusAsync(s_name)).Error?.Code);
    }

    [Fact]
    public async Task WhatIsFinishedIsNotDoneAgain()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        var input = await house.PutAsync("input/c/a.wav", House.Wav(3));
        await process.RunAsync(input);
        house.Services.Calls.Clear();
        var claim = await process.Claims.ClaimAsync(input, "again", null, force: true);
        Assert.Equal(JobOutcome.Done, await process.Runner.RunAsync(claim.Name, input, new JobProgress(), default));
        Assert.Equal(["compare"], house.Services.Calls);
    }

    [Fact]
    public async Task OtherOptionsMakeItAgain()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        var input = await house.PutAsync("input/c/a.wav", House.Wav(3));
        await process.RunAsync(input);
        await house.PutAsync("input/c/options.json", """{"language": "en", "speakers": 2}"""u8.ToArray());
        var claim = await process.Claims.ClaimAsync(input, "again", null, force: true);
        Assert.Equal(JobOutcome.Done, await process.Runner.RunAsync(claim.Name, input, new JobProgress(), default));
        Assert.Equal("en", (await house.ReadAsync<Transcript>("output/c/a/transcript.json")).Language);
        Assert.Equal("2", (await house.ReadAsync<Manifest>("output/c/a/manifest.json")).Options.Speakers);
    }

    [Fact]
    public async Task TheVocabularyOfTheCaseGoesToTheTranscriber()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        await house.PutAsync("input/c/vocabulary.txt", "# names\r\nMarta Ibáñez\n\nWWTF\n"u8.ToArray());
        await process.RunAsync(await house.PutAsync("input/c/a.wav", House.Wav(3)));
        Assert.Equal(["Marta Ibáñez", "WWTF"], Assert.Single(house.Services.TranscribeOptions).Vocabulary);
    }

    [Fact]
    public async Task AnotherOwnersJobIsLeftAlone()
    {
        await using var house = await House.OpenAsync();
        using var one = house.StartProcess("one");
        using var two = house.StartProcess("two");
        var input = await house.PutAsync("input/c/a.wav", House.Wav(3));
        var claim = await one.Claims.ClaimAsync(input, "job", null);
        using var lease = await one.Claims.TakeAsync(claim.Name, input, one.Owner.Id, TimeSpan.FromMinutes(1));
        Assert.Equal(JobOutcome.NotOurs, await two.RunAsync(input));
        Assert.Empty(house.Services.Calls);
    }

    [Fact]
    public async Task ALostLeaseStopsTheJobAndPublishesNothing()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        var input = await house.PutAsync("input/c/a.wav", House.Wav(6));
        house.Services.OnEvent = async (name, _) =>
        {
            if (name != "affect") return;
            house.Services.OnEvent = (_, _) => Task.CompletedTask;
            var newer = await house.PutAsync("input/c/a.wav", House.Wav(4));
            await process.Claims.ClaimAsync(newer, "newer", null);
        };
        Assert.Equal(JobOutcome.NotOurs, await process.RunAsync(input));
        Assert.Equal("newer", (await house.StatusAsync(s_name)).JobId);
    }

    [Fact]
    public async Task JobsOfOneCaseAtTheSameTimeLoseNothing()
    {
        await using var house = await House.OpenAsync();
        using var one = house.StartProcess("one");
        using var two = house.StartProcess("two");
        var inputs = new List<InputObject>();
        for (var i = 0; i < 6; i++) inputs.Add(await house.PutAsync($"input/c/i{i}.wav", House.Wav(2 + i)));
        var outcomes = await Task.WhenAll(inputs.Select((input, i) => (i % 2 == 0 ? one : two).RunAsync(input)));
        Assert.All(outcomes, o => Assert.Equal(JobOutcome.Done, o));
        Assert.Equal(Enumerable.Range(0, 6).Select(i => $"i{i}"), (await house.ReadAsync<CaseReport>("output/c/case.json")).Interviews.Select(i => i.Interview));
    }

    [Fact]
    public async Task AComparisonGetsWhatTheOneBeforeItLeft()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        foreach (var name in (string[])["a", "b", "c"]) await process.RunAsync(await house.PutAsync($"input/c/{name}.wav", House.Wav(2)));
        Assert.Equal([(1, ""), (2, ""), (3, "a b")], house.Services.Comparisons);
    }

    [Fact]
    public async Task ATranscriptStandsInForARecording()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        var input = await house.PutAsync("input/c/a.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ana>Hola, buenos días.\n\n00:02.500 --> 00:04.000\n<v Luis>¿Qué tal?\n"u8.ToArray());
        Assert.Equal(JobOutcome.Done, await process.RunAsync(input));
        Assert.Equal(["analyze", "compare"], house.Services.Calls);
        Assert.Equal(["Ana", "Luis"], (await house.ReadAsync<Transcript>("output/c/a/transcript.json")).Speakers.Select(s => s.Name));
    }

    [Fact]
    public async Task NothingIsLeftUnderWork()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        await process.RunAsync(await house.PutAsync("input/c/a.wav", House.Wav(3)));
        Assert.Empty(await house.HashesAsync("work/"));
    }
}
