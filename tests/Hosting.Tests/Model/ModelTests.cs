using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace AudioAspire.Hosting.Tests.Model;

public sealed class ModelTests
{
    readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder();

    [Theory]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("ñ")]
    public void NamesThatNobodyCanReferToAreRefused(string name) =>
        Assert.Throws<ArgumentException>(() => _builder.AddParameter(name, "x"));

    [Fact]
    public void TwoResourcesCannotShareAName()
    {
        _builder.AddParameter("store", "x");
        Assert.Contains("'Store'", Assert.Throws<DistributedApplicationException>(() => _builder.AddParameter("Store", "y")).Message);
    }

    [Fact]
    public void AHealthCheckNeedsItsEndpoint()
    {
        var service = Service("a").WithHttpEndpoint(name: "grpc");
        Assert.Contains("'http'", Assert.Throws<DistributedApplicationException>(() => service.WithHttpHealthCheck("/health")).Message);
    }

    [Fact]
    public void TwoEndpointsCannotShareAName() =>
        Assert.Throws<DistributedApplicationException>(() => Service("a").WithHttpEndpoint(name: "grpc").WithHttpEndpoint(name: "grpc"));

    [Fact]
    public async Task AReferenceInjectsTheAddressOfEveryEndpoint()
    {
        var target = Service("target").WithHttpEndpoint(name: "grpc", env: "GRPC_PORT").WithHttpEndpoint(name: "health");
        var environment = await EnvironmentOf(Service("caller").WithReference(target), target);
        Assert.Equal(target.GetEndpoint("grpc").Url, environment["services__target__grpc__0"]);
        Assert.Equal(target.GetEndpoint("health").Url, environment["services__target__health__0"]);
        Assert.StartsWith("http://localhost:", environment["TARGET_GRPC"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReferenceToAnEndpointInjectsOnlyThatOne()
    {
        var target = Service("target").WithHttpEndpoint(name: "grpc").WithHttpEndpoint(name: "health");
        var environment = await EnvironmentOf(Service("caller").WithReference(target.GetEndpoint("grpc")), target);
        Assert.Contains("services__target__grpc__0", environment.Keys);
        Assert.DoesNotContain("services__target__health__0", environment.Keys);
    }

    [Fact]
    public async Task AServiceIsToldItsOwnPortAndName()
    {
        var service = Service("a").WithHttpEndpoint(name: "grpc", env: "GRPC_PORT");
        var environment = await EnvironmentOf(service, service);
        Assert.Equal($"{service.GetEndpoint("grpc").Port}", environment["GRPC_PORT"]);
        Assert.Equal("a", environment["OTEL_SERVICE_NAME"]);
    }

    [Fact]
    public async Task EveryKindOfEnvironmentValueIsResolvedAtStart()
    {
        var late = "early";
        var service = Service("a").WithHttpEndpoint(name: "http")
            .WithEnvironment("TEXT", "x")
            .WithEnvironment("NOTHING", (string?)null)
            .WithEnvironment("PARAMETER", _builder.AddParameter("p", "given"))
            .WithEnvironment("CALLBACK", () => late)
            .WithEnvironment(c => c.EnvironmentVariables["CONTEXT"] = c.ExecutionContext.IsRunMode.ToString());
        service.WithEnvironment("ENDPOINT", service.GetEndpoint("http"));
        late = "late";
        var environment = await EnvironmentOf(service, service);
        Assert.Equal(["x", "", "given", "late", "True"], new[] { "TEXT", "NOTHING", "PARAMETER", "CALLBACK", "CONTEXT" }.Select(n => environment[n]));
        Assert.Equal(service.GetEndpoint("http").Url, environment["ENDPOINT"]);
    }

    [Fact]
    public async Task AParameterWithoutValueNamesTheVariableToSet()
    {
        var parameter = _builder.AddParameter("token", secret: true).Resource;
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(async () => await parameter.GetValueAsync());
        Assert.Contains("Parameters__token", error.Message);
        _builder.Configuration["Parameters:token"] = "secret";
        Assert.Equal("secret", await parameter.GetValueAsync());
    }

    [Fact]
    public void EndpointsGetDifferentPortsOutsideTheRangesOfOutgoingConnections()
    {
        var services = Enumerable.Range(0, 20).Select(i => Service($"s{i}").WithHttpEndpoint(name: "grpc").WithHttpEndpoint(name: "health").Resource).ToList();
        Ports.Allocate(services);
        var ports = services.SelectMany(s => s.Annotations.OfType<EndpointAnnotation>()).Select(e => e.AllocatedEndpoint!.Port).ToList();
        Assert.Equal(ports.Count, ports.Distinct().Count());
        Assert.All(ports, p => Assert.InRange(p, 20_000, 32_000));
    }

    [Fact]
    public void AnAddressIsUnknownBeforeTheStart()
    {
        var endpoint = Service("a").WithHttpEndpoint().GetEndpoint("http");
        Assert.False(endpoint.IsAllocated);
        Assert.Throws<InvalidOperationException>(() => endpoint.Url);
    }

    [Fact]
    public void WhatIsWaitedForComesFirst()
    {
        var (a, b, c) = (Service("a"), Service("b"), Service("c"));
        a.WaitFor(b.WaitFor(c));
        Assert.Equal(["c", "b", "a"], StartOrder.Of(_builder.Resources).Select(r => r.Name));
    }

    [Fact]
    public void ServicesThatWaitForEachOtherAreNamed()
    {
        var (a, b) = (Service("a"), Service("b"));
        a.WaitFor(b.WaitFor(a));
        Assert.Contains("a -> b -> a", Assert.Throws<DistributedApplicationException>(() => StartOrder.Of(_builder.Resources)).Message);
        Assert.Throws<DistributedApplicationException>(() => a.WaitFor(a));
    }

    IResourceBuilder<ProjectResource> Service(string name) => _builder.AddProject(name, $"../{name}/{name}.csproj");

    static async Task<IReadOnlyDictionary<string, string>> EnvironmentOf(IResourceBuilder<ProjectResource> service, params IResourceBuilder<ProjectResource>[] all)
    {
        Ports.Allocate(all.Select(r => r.Resource));
        return await LaunchPlan.EnvironmentOfAsync(service.Resource, new(DistributedApplicationOperation.Run));
    }
}
