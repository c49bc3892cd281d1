using Aspire.Hosting;
using AudioAspire.AppHost;
using AudioAspire.AppHost.CommandLine;

namespace AudioAspire.Hosting.Tests.CommandLine;

public sealed class CommandLineTests
{
    readonly StringWriter _output = new(), _error = new();
    RunSettings? _settings;

    [Theory]
    [InlineData("--portal-port 0", "--portal-port '0'")]
    [InlineData("--portal-port 65536", "--portal-port '65536'")]
    [InlineData("--trigger-port web", "--trigger-port 'web'")]
    [InlineData("--store ftp://there", "--store 'ftp://there'")]
    [InlineData("--store s3://", "--store 's3://'")]
    [InlineData("--store s3://bucket/folder", "--store 's3://bucket/folder'")]
    [InlineData("analyze", "analyze")]
    [InlineData("analyze no-such-file.wav", "no-such-file.wav")]
    [InlineData("analyze . --speakers 0", "--speakers '0'")]
    [InlineData("analyze . --speakers 4-2", "--speakers '4-2'")]
    [InlineData("analyze . --speakers two", "--speakers 'two'")]
    [InlineData("analyze . --language Spanish", "--language 'Spanish'")]
    [InlineData("analyze . --without words", "--without 'words'")]
    [InlineData("analyze . --case a/b", "--case 'a/b'")]
    [InlineData("analyze . --case ..", "--case '..'")]
    [InlineData("analyze . --frobnicate", "--frobnicate")]
    [InlineData("forget ..", "'..'")]
    [InlineData("forget a//b", "'a//b'")]
    public async Task WhatIsWrongIsNamed(string command, string expected)
    {
        Assert.Equal(ExitCode.WrongArguments, await RunAsync(command));
        Assert.Contains(expected, _error.ToString());
    }

    [Fact]
    public async Task EveryViolationIsListedAtOnce()
    {
        await RunAsync("analyze nothing.wav --speakers 0 --language x --without a,b --case .");
        Assert.Equal(6, _error.ToString().Split('\n').Count(l => l.StartsWith("  - ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("analyze --help")]
    [InlineData("forget -h")]
    public async Task HelpIsNoError(string command)
    {
        Assert.Equal(ExitCode.Done, await RunAsync(command));
        Assert.Contains("Usage:", _output.ToString());
    }

    [Fact]
    public async Task HelpShowsExamples()
    {
        await RunAsync("--help");
        Assert.Contains("dotnet run --project AppHost -- analyze samples/robo-almacen", _output.ToString());
    }

    [Fact]
    public async Task OptionsOfTheServerReachTheModel()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, ".samples-added"), []);
        await RunAsync($"--store {folder.Path} --portal-port 18081 --trigger-port 18082");
        Assert.Equal((folder.Path, 18081, 18082, false), (_settings!.Store, _settings.PortalPort, _settings.TriggerPort, _settings.OneShot));
    }

    [Fact]
    public async Task ABucketKeepsTracesInTheDefaultFolder()
    {
        await RunAsync("--store s3://interviews --portal-port 18083 --trigger-port 18084");
        Assert.Equal(("s3://interviews", Path.GetFullPath("data")), (_settings!.Store, _settings.LocalFolder));
    }

    [Fact]
    public async Task TheTwoPortsMustDiffer()
    {
        Assert.NotEqual(ExitCode.Done, await RunAsync("--portal-port 18085 --trigger-port 18085"));
        Assert.Contains("differ", _error.ToString());
    }

    [Fact]
    public async Task APortInUseNamesTheOptionThatChoosesAnother()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var port = ((System.Net.IPEndPoint)other.LocalEndpoint).Port;
        Assert.Equal(ExitCode.Failed, await RunAsync($"--portal-port {port}"));
        Assert.Contains("--portal-port", _error.ToString());
        Assert.Null(_settings);
    }

    [Fact]
    public async Task ForgettingTheUnknownFails()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCode.Failed, await RunAsync($"forget nobody --store {folder.Path}"));
        Assert.Contains("nobody", _error.ToString());
    }

    [Fact]
    public async Task ForgetTakesTheOutputFolderOfAnAnalysis()
    {
        using var folder = new TemporaryFolder();
        folder.Write("theft/case.json");
        folder.Write(".audioaspire/input/theft/one.wav");
        Assert.Equal(ExitCode.Done, await RunAsync($"forget theft --output {folder.Path}"));
        Assert.DoesNotContain(folder.Files(), f => f.EndsWith(".wav", StringComparison.Ordinal) || f.EndsWith(".json", StringComparison.Ordinal));
        Assert.Equal(ExitCode.WrongArguments, await RunAsync($"forget theft --output {folder.Path} --store {folder.Path}"));
    }

    // The model is described, but nothing is started.
    Task<int> RunAsync(string command) => AppHostCommand.InvokeAsync(command.Split(' '), settings =>
    {
        _settings = settings;
        throw new DistributedApplicationException("enough");
    }, _output, _error);
}
