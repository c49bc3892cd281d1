using System.Globalization;
using System.Text.RegularExpressions;

namespace AudioAspire.Infra.Settings;

/// <summary>Every setting: its name on the command line, what it means, and how it is checked.
/// A new one is a property of <see cref="DeploymentSettings"/> and a line here.</summary>
internal static partial class SettingTable
{
    static readonly DeploymentSettings Default = new();

    /// <summary>What CloudWatch Logs accepts.</summary>
    static readonly int[] LogDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    static readonly Setting[] All =
    [
        new("version", "tag of the container images", $"{Default.Version}", (s, v) => s with { Version = Matching(v, ImageTag(), "an image tag") }),
        new("zones", "availability zones, 1 to 3", $"{Default.Zones}", (s, v) => s with { Zones = Integer(v, 1, 3) }),
        new("egress", "endpoints (no way to the internet) or nat", "endpoints", (s, v) => s with { Egress = OneOf<Egress>(v) }),
        new("minVcpus", "vCPUs kept running without work", $"{Default.MinVcpus}", (s, v) => s with { MinVcpus = Integer(v, 0, 10_000) }),
        new("maxVcpus", "vCPUs at most, Spot and on-demand together", $"{Default.MaxVcpus}", (s, v) => s with { MaxVcpus = Integer(v, 4, 100_000) }),
        new("spotShare", "part of maxVcpus that is Spot, 0 to 1", Text(Default.SpotShare), (s, v) => s with { SpotShare = Fraction(v) }),
        new("instanceTypes", "machine types, all with a GPU or all without", string.Join(',', Default.InstanceTypes),
            (s, v) => s with { InstanceTypes = [.. List(v).Select(t => Matching(t, InstanceType(), "an instance type"))] }),
        new("diskGigabytes", "disk of a machine: images and scratch", $"{Default.DiskGigabytes}", (s, v) => s with { DiskGigabytes = Integer(v, 30, 16_384) }),
        new("waitHours", "hours a job may wait for a machine that cannot be had", $"{Default.WaitHours}", (s, v) => s with { WaitHours = Integer(v, 1, 24) }),
        new("triggerConcurrency", "Trigger functions at once; each submits about two jobs a second, and Batch takes 50", $"{Default.TriggerConcurrency}",
            (s, v) => s with { TriggerConcurrency = Integer(v, 1, 1000) }),
        new("logRetentionDays", "days that logs are kept", $"{Default.LogRetentionDays}", (s, v) => s with { LogRetentionDays = AmongLogDays(v) }),
        new("dataRetentionDays", "days that recordings and results are kept; 0: until deleted", $"{Default.DataRetentionDays}",
            (s, v) => s with { DataRetentionDays = Integer(v, 0, 36_500) }),
        new("allowedPrincipals", "ARNs of roles and users that upload and read results", "none",
            (s, v) => s with { AllowedPrincipals = [.. List(v).Select(a => Matching(a, PrincipalArn(), "the ARN of a role or user"))] }),
        new("alarmEmail", "who is told of alarms", "none", (s, v) => s with { AlarmEmail = Matching(v, Email(), "an e-mail address") }),
        new("queueAlarmMinutes", "minutes a job may wait before an alarm", $"{Default.QueueAlarmMinutes}", (s, v) => s with { QueueAlarmMinutes = Integer(v, 10, 1440) }),
        new("monthlyBudget", "US dollars a month; an alarm at 80 % and when 100 % is foreseen", $"{Default.MonthlyBudget}",
            (s, v) => s with { MonthlyBudget = Integer(v, 1, 1_000_000) }),
    ];

    public static string Help => string.Join('\n', All.Select(s => $"  {s.Name}  {s.Meaning} ({s.Default})"));

    /// <param name="pairs">NAME=VALUE; lists are comma-separated.</param>
    /// <exception cref="SettingsException">With every violation.</exception>
    public static DeploymentSettings Read(IEnumerable<string> pairs)
    {
        var settings = Default;
        var violations = new List<string>();
        foreach (var pair in pairs)
        {
            var cut = pair.IndexOf('=');
            var name = cut < 0 ? pair : pair[..cut];
            try
            {
                if (cut < 0) throw new FormatException("has no value; write NAME=VALUE");
                var setting = All.FirstOrDefault(s => s.Name == name) ?? throw new FormatException("is not a setting");
                settings = setting.Apply(settings, pair[(cut + 1)..].Trim());
            }
            catch (FormatException e)
            {
                violations.Add($"{name} {e.Message}");
            }
        }
        if (settings.MinVcpus > settings.MaxVcpus) violations.Add($"minVcpus ({settings.MinVcpus}) is more than maxVcpus ({settings.MaxVcpus})");
        if (settings.InstanceTypes.Select(DeploymentSettings.IsGpu).Distinct().Count() > 1)
            violations.Add("instanceTypes mixes machines with and without GPUs, which need different machine images");
        return violations.Count == 0 ? settings : throw new SettingsException(violations);
    }

    static int Integer(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"must be a whole number from {least} to {most}, not '{value}'");

    static int AmongLogDays(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && LogDays.Contains(days)
            ? days
            : throw new FormatException($"must be one of {string.Join(", ", LogDays)}, not '{value}'");

    static double Fraction(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 1
            ? number
            : throw new FormatException($"must be a number from 0 to 1, not '{value}'");

    static T OneOf<T>(string value) where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(n => n.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<T>(name)
            : throw new FormatException($"must be one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}, not '{value}'");

    static string Matching(string value, Regex pattern, string what) =>
        pattern.IsMatch(value) ? value : throw new FormatException($"must be {what}, not '{value}'");

    static string[] List(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } list
        ? list
        : throw new FormatException("is empty");

    static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\w[\w.-]{0,127}\z", RegexOptions.ECMAScript)]
    private static partial Regex ImageTag();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z0-9-]+\z")]
    private static partial Regex InstanceType();

    [GeneratedRegex(@"^arn:aws[a-z-]*:(iam::[0-9]{12}:(role|user)/[\w+=,.@/-]+|sts::[0-9]{12}:assumed-role/[\w+=,.@/-]+)\z", RegexOptions.ECMAScript)]
    private static partial Regex PrincipalArn();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+\z")]
    private static partial Regex Email();
}
