using System.Text;
using System.Text.Json.Nodes;
using AudioAspire.Hosting.Batch;

namespace AudioAspire.Batch.Tests.Publishing;

/// <summary>What the real application becomes in AWS Batch.</summary>
public sealed class JobDefinitionTests
{
    static readonly string[] Services = ["transcriber", "diarizer", "insights"];

    [Fact]
    public async Task ThePipelineAloneDecidesOverTheJob()
    {
        var containers = await Application.ContainersAsync();
        Assert.Equal(["pipeline", .. Services, "collector"], containers.Keys);
        Assert.Equal(["pipeline"], containers.Values.Where(c => c.Essential).Select(c => c.Name));
        Assert.Equal(["run", "Ref::key"], containers["pipeline"].Command!);
        Assert.All(containers.Values.Where(c => !c.Essential), c => Assert.Null(c.Command));
    }

    [Fact]
    public async Task TheCollectorStartsFirstAndThePipelineLast()
    {
        var containers = await Application.ContainersAsync();
        Assert.All(containers.Values.SelectMany(c => c.DependsOn), d => Assert.Equal("START", d.Condition));
        Assert.Empty(containers["collector"].DependsOn);
        Assert.All(Services, name => Assert.Equal(["collector"], containers[name].DependsOn.Select(d => d.ContainerName)));
        Assert.Equal(["collector", .. Services], containers["pipeline"].DependsOn.Select(d => d.ContainerName));
    }

    [Fact]
    public async Task NothingListensOnAPort()
    {
        var containers = await Application.ContainersAsync();
        foreach (var name in (string[])["pipeline", .. Services]) Assert.Equal($"unix:/job/{name}.sock", Value(containers[name], "GRPC_ADDRESS"));
        foreach (var name in Services) Assert.Equal($"unix:/job/{name}.sock", Value(containers["pipeline"], $"services__{name}__grpc__0"));
        Assert.DoesNotContain(containers.Values.SelectMany(c => c.Environment), v => v.Name.EndsWith("_PORT", StringComparison.Ordinal));
        Assert.DoesNotContain(containers.Values.SelectMany(c => c.Environment), v => v.Value.Contains("localhost", StringComparison.Ordinal) || v.Value.Contains("0.0.0.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TelemetryMeetsTheCollectorOnASocket()
    {
        var containers = await Application.ContainersAsync();
        foreach (var name in (string[])["pipeline", .. Services])
        {
            Assert.Equal("unix:/job/otel.sock", Value(containers[name], "OTEL_EXPORTER_OTLP_ENDPOINT"));
            Assert.Equal("grpc", Value(containers[name], "OTEL_EXPORTER_OTLP_PROTOCOL"));
            Assert.Equal(name, Value(containers[name], "OTEL_SERVICE_NAME"));
            Assert.Equal("none", Value(containers[name], "OTEL_LOGS_EXPORTER"));
            Assert.Equal("json", Value(containers[name], "LOG_FORMAT"));
            Assert.Equal("/job/traces", Value(containers[name], "TRACE_DIR"));
        }
        var yaml = Value(containers["collector"], "AOT_CONFIG_CONTENT");
        foreach (var part in (string[])["transport: unix", "endpoint: /job/otel.sock", "awsxray:", "awsemf:", "log_group_name: ${LogGroup}", "level: none"])
            Assert.Contains(part, yaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResultsAndScratchAreWhereTheyBelong()
    {
        var pipeline = (await Application.ContainersAsync())["pipeline"];
        Assert.Equal("s3://${Bucket}", Value(pipeline, "STORE"));
        Assert.Equal("/job/scratch", Value(pipeline, "SCRATCH_DIR"));
        Assert.DoesNotContain(pipeline.Environment, v => v.Name == "STORE_OUTPUT");
    }

    [Fact]
    public async Task OnlyTheTranscriberHasAGpuAndOnlyTheTokenIsSecret()
    {
        var containers = await Application.ContainersAsync();
        Assert.Equal(["transcriber"], containers.Values.Where(c => c.ResourceRequirements.Any(r => r.Type == "GPU")).Select(c => c.Name));
        Assert.Equal(new Secret("HF_TOKEN", "${HuggingFaceTokenArn}"), Assert.Single(containers.Values.SelectMany(c => c.Secrets)));
        Assert.Single(containers["transcriber"].Secrets);
        Assert.DoesNotContain(containers.Values.SelectMany(c => c.Environment), v => v.Name == "HF_TOKEN");
    }

    [Fact]
    public async Task WithoutGpuItIsAnotherDefinitionWithOtherImages()
    {
        Assert.Equal(("audioaspire", "audioaspire-cpu"), ((await Application.JobDefinitionAsync()).JobDefinitionName, (await Application.JobDefinitionAsync(gpu: false)).JobDefinitionName));
        var (gpu, cpu) = (await Application.ContainersAsync(), await Application.ContainersAsync(gpu: false));
        Assert.Equal("${Registry}/audioaspire/transcriber:${Version}-cuda", gpu["transcriber"].Image);
        Assert.All(cpu.Values, c => Assert.Equal($"${{Registry}}/audioaspire/{c.Name}:${{Version}}", c.Image));
        Assert.DoesNotContain(cpu.Values.SelectMany(c => c.ResourceRequirements), r => r.Type == "GPU");
    }

    [Fact]
    public async Task AllContainersFitAMachineOfEightProcessorsAndSixteenGigabytes()
    {
        var requirements = (await Application.ContainersAsync()).Values.Select(c => c.ResourceRequirements.ToDictionary(r => r.Type, r => int.Parse(r.Value))).ToList();
        Assert.All(requirements, r => Assert.True(r["VCPU"] >= 1));
        Assert.InRange(requirements.Sum(r => r["VCPU"]), 5, 8);
        Assert.InRange(requirements.Sum(r => r["MEMORY"]), 4096, 15_000);
    }

    [Fact]
    public async Task EveryContainerIsLockedDown()
    {
        var task = (await Application.JobDefinitionAsync()).EcsProperties.TaskProperties.Single();
        Assert.Equal(("${ExecutionRoleArn}", "${TaskRoleArn}"), (task.ExecutionRoleArn, task.TaskRoleArn));
        // Without a path of the host it is a volume of the task's own.
        Assert.Equal(new Volume("job", new HostVolume()), Assert.Single(task.Volumes));
        Assert.All(task.Containers, c =>
        {
            Assert.True(c.ReadonlyRootFilesystem);
            Assert.Equal("1654:1654", c.User);
            Assert.Equal(new MountPoint("job", "/job"), Assert.Single(c.MountPoints));
            Assert.Equal("/tmp", Assert.Single(c.LinuxParameters!.Tmpfs).ContainerPath);
            Assert.Equal("awslogs", c.LogConfiguration.LogDriver);
            Assert.Equal(("${LogGroup}", "${Region}", c.Name),
                (c.LogConfiguration.Options["awslogs-group"], c.LogConfiguration.Options["awslogs-region"], c.LogConfiguration.Options["awslogs-stream-prefix"]));
        });
    }

    [Fact]
    public async Task WhatMayPassIsRepeatedAndNothingElse()
    {
        var definition = await Application.JobDefinitionAsync();
        Assert.Equal(
            ["RETRY   Host EC2*", "RETRY  CannotPullContainerError:* ", "RETRY 20  ", "RETRY 143  ", "EXIT  * "],
            definition.RetryStrategy.EvaluateOnExit.Select(r => $"{r.Action} {r.OnExitCode} {r.OnReason} {r.OnStatusReason}"));
        Assert.Equal((5, 21_600), (definition.RetryStrategy.Attempts, definition.Timeout.AttemptDurationSeconds));
        Assert.Equal("container", definition.Type);
        Assert.Equal(["EC2"], definition.PlatformCapabilities);
        Assert.True(definition.PropagateTags);
    }

    [Fact]
    public async Task PublishedTwiceItIsTheSameTextAndFarFromTheLimit()
    {
        var json = (await Application.JobDefinitionAsync()).ToJson();
        Assert.Equal(json, (await Application.JobDefinitionAsync()).ToJson());
        Assert.InRange(Encoding.UTF8.GetByteCount(json), 1, 20_000);
        Assert.Equal(json, JobDefinition.Parse(json).ToJson());
        Assert.Equal(
            ["Bucket", "ExecutionRoleArn", "HuggingFaceTokenArn", "LogGroup", "Region", "Registry", "TaskRoleArn", "Version"],
            Placeholders.In(json));
        Assert.Equal(System.Text.RegularExpressions.Regex.Count(json, @"\$\{"), System.Text.RegularExpressions.Regex.Count(json, @"\$\{[A-Z][A-Za-z]+\}"));
        Assert.NotNull(JsonNode.Parse(json)!["ecsProperties"]!["taskProperties"]![0]!["volumes"]![0]!["host"]);
    }

    static string Value(TaskContainer container, string name) => container.Environment.Single(v => v.Name == name).Value;
}
