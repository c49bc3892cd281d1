using AudioAspire.AppHost;

namespace AudioAspire.Hosting.Tests.RealAspire;

/// <summary>What -p:UseLocalStack=true adds to the model. Needs Node.js, no container; not part of the usual run:
/// <code>
/// dotnet build AppHost -p:UseLocalStack=true --artifacts-path artifacts/localstack
/// LOCALSTACK_APPHOST=artifacts/localstack/bin/AppHost/debug dotnet test tests/Hosting.Tests --settings tests/aspire.runsettings
/// </code>
/// </summary>
[Trait("Category", "RealAspire")]
public sealed class LocalStackTests
{
    static readonly string[] Cloud = ["localstack", "recordings"];

    [Fact]
    public void TheContainerIsPinnedAndTheStackWaitsForIt() => Assert.Equal(
    [
        "localstack: ContainerResource",
        "localstack: image localstack/localstack:4.14.0",
        "localstack: endpoint Name=http UriScheme=http Protocol=Tcp Transport=http Port=4566 TargetPort=4566 IsExternal=False IsProxied=True",
        "localstack: health check localstack_http_/_localstack/health_200_check",
        "recordings: StackResource`1",
        "recordings: waits for localstack WaitUntilHealthy",
    ], AppModel.Facts(Describe(true)).Where(IsOfTheCloud));

    [Fact]
    public async Task WhoUsesTheBucketCallsLocalStackAndWaitsForTheStack()
    {
        var (with, without) = (Describe(true), Describe(false));
        Assert.Equal(["pipeline", "trigger", "portal"], AppModel.Facts(with).Except(AppModel.Facts(without)).Where(f => !IsOfTheCloud(f))
            .Select(f => f.Split(": waits for recordings WaitUntilHealthy") is [var name, ""] ? name : f));
        var settings = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = "{localstack.bindings.http.url}",
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
        };
        foreach (var name in (string[])["transcriber", "diarizer", "insights", "pipeline", "trigger", "portal"])
        {
            var more = (await EnvironmentAsync(with, name)).Except(await EnvironmentAsync(without, name)).ToDictionary();
            if (name == "trigger") Assert.True(more.Remove("SQS_QUEUE_URL", out var queue) && queue == "{recordings.output.QueueUrl}");
            Assert.Equal(name is "pipeline" or "trigger" or "portal" ? settings : [], more);
        }
    }

    static bool IsOfTheCloud(string fact) => Cloud.Contains(fact.Split(':')[0]);

    static Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(object builder, string name) =>
        AppModel.EnvironmentAsync(builder, AppModel.Resources(builder).Single(r => AppModel.NameOf(r) == name));

    // Nothing is started, and so no container engine is looked for.
    static object Describe(bool localstack) => RealAppHost.Describe(RealAppHost.Load(RealAppHost.Program("LOCALSTACK_APPHOST", "UseLocalStack")),
        RunSettings.LocalStackStore, ("LocalStack", localstack), ("HostArguments", RealAppHost.PublishTo("manifest.json")));
}
