using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace AudioAspire.Hosting.Tests.Processes;

public sealed class ProcessTests : IAsyncDisposable
{
    readonly TestHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task AServiceStartsOnceThoseItWaitsForAreHealthy()
    {
        var slow = _host.Add("slow").WithEnvironment("READY_AFTER_MS", "700");
        var next = _host.Add("next").WaitFor(slow);
        next.WithEnvironment(c => c.EnvironmentVariables["LOOK_AT"] = slow.GetEndpoint("http").Url + "/health");
        await _host.StartAsync();
        await _host.HealthyAsync(next);
        Assert.Equal("200", await TestHost.AskAsync(next, "/seen"));
    }

    [Fact]
    public async Task AServiceKnowsItsNameItsArgumentsAndWhereTheOthersAre()
    {
        var other = _host.Add("other");
        var service = _host.Add("service").WithReference(other).WithArgs("serve", "two words");
        await _host.StartAsync();
        await _host.HealthyAsync(service);
        Assert.Equal("serve two words", await TestHost.AskAsync(service, "/args"));
        Assert.Equal("service", await TestHost.AskAsync(service, "/env/OTEL_SERVICE_NAME"));
        Assert.Contains("service.instance.id=", await TestHost.AskAsync(service, "/env/OTEL_RESOURCE_ATTRIBUTES"));
        Assert.Equal(other.GetEndpoint("http").Url, await TestHost.AskAsync(service, "/env/services__other__http__0"));
    }

    [Fact]
    public async Task ACrashedServiceComesBackAtTheSameAddress()
    {
        var service = _host.Add("service");
        var application = await _host.StartAsync();
        await _host.HealthyAsync(service);
        var first = await TestHost.AskAsync(service, "/pid");
        await Assert.ThrowsAsync<HttpRequestException>(() => TestHost.Http.PostAsync(service.GetEndpoint("http").Url + "/crash", null, TestHost.Patience));
        await application.ResourceNotifications.WaitForResourceAsync("service", KnownResourceStates.Exited, TestHost.Patience);
        await _host.HealthyAsync(service);
        Assert.NotEqual(first, await TestHost.AskAsync(service, "/pid"));
        Assert.Contains("exited with code 7", _host.Output.ToString());
    }

    [Fact]
    public async Task AServiceThatNeverComesUpIsGivenUpWithItsLastWords()
    {
        var broken = _host.Add("broken").WithEnvironment("CRASH_AT_START", "the disk is on fire");
        _host.Add("waiting").WaitFor(broken);
        var application = await _host.StartAsync();
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => application.ResourceNotifications.WaitForResourceHealthyAsync("waiting", TestHost.Patience));
        Assert.Contains("the disk is on fire", error.Message);
    }

    [Fact]
    public async Task EverythingStopsWithinFiveSecondsEvenAServiceThatWillNot()
    {
        var stubborn = _host.Add("stubborn").WithEnvironment("STUBBORN", "true");
        var polite = _host.Add("polite").WaitFor(stubborn);
        var application = await _host.StartAsync();
        await _host.HealthyAsync(stubborn, polite);
        var processes = new[] { await TestHost.AskAsync(stubborn, "/pid"), await TestHost.AskAsync(polite, "/pid") }.Select(p => Process.GetProcessById(int.Parse(p))).ToList();
        var clock = Stopwatch.StartNew();
        await application.StopAsync(TestHost.Patience);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5.5);
        Assert.All(processes, p => Assert.True(p.WaitForExit(1000)));
    }

    [Fact]
    public async Task TheTableNamesEveryServiceItsStateAndItsAddress()
    {
        var service = _host.Add("service");
        await _host.StartAsync();
        await _host.HealthyAsync(service);
        while (!_host.Output.ToString().Contains("address", StringComparison.Ordinal)) await Task.Delay(20, TestHost.Patience);
        Assert.Matches($@"service +healthy +{service.GetEndpoint("http").Url}", _host.Output.ToString());
    }

    [Fact]
    public async Task APortInUseIsReportedWithTheServiceThatNeedsIt()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        _host.Add("service", port);
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(_host.StartAsync);
        Assert.Contains("'service'", error.Message);
        Assert.Contains($"{port}", error.Message);
    }

    [Fact]
    public async Task NoServiceOutlivesAHostThatIsKilled()
    {
        var program = BuiltOutputs.ProgramOf("host", "TestService.csproj");
        using var host = Process.Start(new ProcessStartInfo(BuiltOutputs.DotnetCommand, ["exec", program, "host"]) { RedirectStandardOutput = true })!;
        string? line;
        while ((line = await host.StandardOutput.ReadLineAsync(TestHost.Patience)) is not null && !line.Contains("| pid ", StringComparison.Ordinal)) { }
        using var child = Process.GetProcessById(int.Parse(line!.Split(' ')[^1]));
        host.Kill();
        Assert.True(child.WaitForExit(TimeSpan.FromSeconds(6)));
    }
}
