using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AudioAspire.Hosting.Batch;

/// <summary>The body of AWS Batch's RegisterJobDefinition (API version 2016-08-10), as far as a job of several containers on EC2 needs it.</summary>
public sealed record JobDefinition
{
    internal static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = Encoder,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required string JobDefinitionName { get; init; }
    public string Type { get; init; } = "container";
    public IReadOnlyList<string> PlatformCapabilities { get; init; } = ["EC2"];
    public bool PropagateTags { get; init; } = true;
    public required RetryStrategy RetryStrategy { get; init; }
    public required JobTimeout Timeout { get; init; }
    public required EcsProperties EcsProperties { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static JobDefinition Parse(string json) => JsonSerializer.Deserialize<JobDefinition>(json, Json)!;
}

public sealed record RetryStrategy(int Attempts, IReadOnlyList<EvaluateOnExit> EvaluateOnExit);

/// <summary>A rule matches if all patterns given do; a pattern may end with '*'. The first rule that matches decides.</summary>
public sealed record EvaluateOnExit(string Action, string? OnExitCode = null, string? OnReason = null, string? OnStatusReason = null);

/// <param name="AttemptDurationSeconds">At least 60.</param>
public sealed record JobTimeout(int AttemptDurationSeconds);

/// <param name="TaskProperties">Exactly one.</param>
public sealed record EcsProperties(IReadOnlyList<TaskProperties> TaskProperties);

public sealed record TaskProperties(
    string ExecutionRoleArn, string TaskRoleArn, IReadOnlyList<Volume> Volumes, IReadOnlyList<TaskContainer> Containers);

/// <summary>Without a path of the host: a volume of its own for every task.</summary>
public sealed record Volume(string Name, HostVolume Host);

public sealed record HostVolume(string? SourcePath = null);

public sealed record TaskContainer
{
    public required string Name { get; init; }
    public required string Image { get; init; }
    public IReadOnlyList<string>? Command { get; init; }
    public required bool Essential { get; init; }
    public IReadOnlyList<ContainerDependency> DependsOn { get; init; } = [];
    public required IReadOnlyList<ResourceRequirement> ResourceRequirements { get; init; }
    public IReadOnlyList<EnvironmentVariable> Environment { get; init; } = [];
    public IReadOnlyList<Secret> Secrets { get; init; } = [];
    public IReadOnlyList<MountPoint> MountPoints { get; init; } = [];
    public required LogConfiguration LogConfiguration { get; init; }
    public LinuxParameters? LinuxParameters { get; init; }
    public required string User { get; init; }
    public bool ReadonlyRootFilesystem { get; init; } = true;
}

/// <param name="Condition">START, COMPLETE or SUCCESS; there is no HEALTHY in Batch.</param>
public sealed record ContainerDependency(string ContainerName, string Condition = "START");

public sealed record ResourceRequirement(string Type, string Value);

public sealed record EnvironmentVariable(string Name, string Value);

public sealed record Secret(string Name, string ValueFrom);

public sealed record MountPoint(string SourceVolume, string ContainerPath, bool ReadOnly = false);

public sealed record LogConfiguration(string LogDriver, IReadOnlyDictionary<string, string> Options);

public sealed record LinuxParameters(IReadOnlyList<Tmpfs> Tmpfs);

/// <param name="Size">MiB.</param>
public sealed record Tmpfs(string ContainerPath, int Size, IReadOnlyList<string> MountOptions);
