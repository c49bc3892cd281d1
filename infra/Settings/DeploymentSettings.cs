namespace AudioAspire.Infra.Settings;

internal enum Egress
{
    /// <summary>Interface endpoints: the machines that hold interviews have no route to the internet.</summary>
    Endpoints,
    /// <summary>One NAT gateway: fewer fixed costs, but a way out.</summary>
    Nat,
}

/// <summary>What may differ between two deployments. Names and meanings: <see cref="SettingTable"/>.</summary>
internal sealed record DeploymentSettings
{
    public string Version { get; init; } = typeof(DeploymentSettings).Assembly.GetName().Version!.ToString(3);
    public int Zones { get; init; } = 2;
    public Egress Egress { get; init; } = Egress.Endpoints;
    public int MinVcpus { get; init; }
    public int MaxVcpus { get; init; } = 64;
    public double SpotShare { get; init; } = 0.75;
    public IReadOnlyList<string> InstanceTypes { get; init; } = ["g6.2xlarge", "g5.2xlarge", "g4dn.2xlarge"];
    public int DiskGigabytes { get; init; } = 100;
    public int WaitHours { get; init; } = 4;
    public int TriggerConcurrency { get; init; } = 20;
    public int LogRetentionDays { get; init; } = 90;
    public int DataRetentionDays { get; init; }
    public IReadOnlyList<string> AllowedPrincipals { get; init; } = [];
    public string? AlarmEmail { get; init; }
    public int QueueAlarmMinutes { get; init; } = 60;
    public int MonthlyBudget { get; init; } = 100;

    public int SpotVcpus => (int)Math.Round(MaxVcpus * SpotShare);

    public int OnDemandVcpus => MaxVcpus - SpotVcpus;

    public int MinSpotVcpus => Math.Min(MinVcpus, SpotVcpus);

    /// <summary>What fits on the largest machine, and within the limits of both kinds.</summary>
    public int LargestJobVcpus => new[] { InstanceTypes.Max(MachineSize.Vcpus), SpotVcpus, OnDemandVcpus }.Where(v => v > 0).Min();

    /// <summary>Families g and p carry NVIDIA cards, and need another machine image.</summary>
    public bool UsesGpu => IsGpu(InstanceTypes[0]);

    public static bool IsGpu(string instanceType) => instanceType[0] is 'g' or 'p';
}
