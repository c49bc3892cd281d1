using System.Text.Json.Nodes;
using Aspire.Hosting;
using AudioAspire.AppHost;
using AudioAspire.AppHost.CommandLine;
using AudioAspire.Hosting.Tests.Model;

namespace AudioAspire.Hosting.Tests.Publishing;

/// <summary>The manifest of the whole application is compared with Aspire's own by the tests of Category=RealAspire.</summary>
public sealed class ManifestTests
{
    [Fact]
    public async Task ParametersAreAskedForAndSecretsAreMarked()
    {
        using var folder = new TemporaryFolder();
        var manifest = await WriteAsync(folder, builder =>
        {
            builder.AddParameter("token", secret: true);
            builder.AddParameter("region", "eu-west-1", publishValueAsDefault: true);
            builder.AddParameter("store", "data");
        });
        Assert.Equal("""{"type":"string","secret":true}""", manifest["token"]!["inputs"]!["value"]!.ToJsonString());
        Assert.Equal("""{"type":"string","default":{"value":"eu-west-1"}}""", manifest["region"]!["inputs"]!["value"]!.ToJsonString());
        Assert.Equal("""{"type":"parameter.v0","value":"{store.inputs.value}","inputs":{"value":{"type":"string"}}}""", manifest["store"]!.ToJsonString());
    }

    [Fact]
    public async Task ValuesThatOnlyADeploymentKnowsAreExpressions()
    {
        using var folder = new TemporaryFolder();
        var manifest = await WriteAsync(folder, builder =>
        {
            var a = builder.AddProject("a", "../a/a.csproj").WithHttpEndpoint(name: "grpc", env: "GRPC_PORT").WithHttpEndpoint(name: "health", port: 9000);
            builder.AddProject("b", "../b/b.csproj").WithReference(a.GetEndpoint("grpc")).WithEnvironment("STORE", builder.AddParameter("store", "data")).WithArgs("serve");
        });
        Assert.Equal("{a.bindings.grpc.targetPort}", (string)manifest["a"]!["env"]!["GRPC_PORT"]!);
        Assert.Equal("""{"grpc":{"scheme":"http","protocol":"tcp","transport":"http"},"health":{"scheme":"http","protocol":"tcp","transport":"http","port":9000,"targetPort":8000}}""",
            manifest["a"]!["bindings"]!.ToJsonString());
        Assert.Equal(("{a.bindings.grpc.url}", "{store.value}", "serve"),
            ((string)manifest["b"]!["env"]!["services__a__grpc__0"]!, (string)manifest["b"]!["env"]!["STORE"]!, (string)manifest["b"]!["args"]![0]!));
    }

    [Fact]
    public async Task TheCommandLineWritesItAndStartsNothing()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "deep", "manifest.json");
        Assert.Equal(ExitCode.Done, await AppHostCommand.InvokeAsync(
            ["--operation", "publish", "--publisher", "manifest", "--output-path", file], AppHostModelTests.Describe, TextWriter.Null, TextWriter.Null));
        Assert.Contains("portal", JsonNode.Parse(File.ReadAllText(file))!["resources"]!.AsObject().Select(r => r.Key));
    }

    [Theory]
    [InlineData("'deploy' is neither run nor publish", "--operation", "deploy")]
    [InlineData("--output-path FILE is missing", "--operation", "publish")]
    [InlineData("Only a manifest", "--operation", "publish", "--publisher", "kubernetes", "--output-path", "x")]
    public async Task WhatCannotBePublishedIsSaid(string message, params string[] args)
    {
        var error = new StringWriter();
        Assert.Equal(ExitCode.Failed, await AppHostCommand.InvokeAsync(args, AppHostModelTests.Describe, TextWriter.Null, error));
        Assert.Contains(message, error.ToString());
    }

    [Fact]
    public async Task LocalStackNeedsItsPackages()
    {
        var error = new StringWriter();
        Assert.Equal(ExitCode.Failed, await AppHostCommand.InvokeAsync(
            ["--localstack", "--portal-port", "18601", "--trigger-port", "18602"], AppHostModelTests.Describe, TextWriter.Null, error));
        Assert.Contains("-p:UseLocalStack=true", error.ToString());
    }

    static async Task<JsonObject> WriteAsync(TemporaryFolder folder, Action<IDistributedApplicationBuilder> describe)
    {
        var file = Path.Combine(folder.Path, "manifest.json");
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--publisher", "manifest", "--output-path", file]);
        describe(builder);
        await using var application = builder.Build();
        await application.RunAsync(TestContext.Current.CancellationToken);
        return JsonNode.Parse(File.ReadAllText(file))!["resources"]!.AsObject();
    }
}
