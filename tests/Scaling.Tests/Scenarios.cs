namespace AudioAspire.Scaling.Tests;

internal static class Scenarios
{
    static readonly Machine Machine = new("test", 8, OnDemandPrice: 1, SpotPrice: 0.25, RealTimeFactor: 0.1, "test");

    public static Scenario Of(double uploadsPerHour) => new() { UploadsPerHour = uploadsPerHour, Machine = Machine };

    /// <summary>The textbook queue: machines that are there at once and stay, and nothing else that takes time.</summary>
    /// <param name="load">Of each machine, below 1.</param>
    public static Scenario Textbook(int machines, double load, double serviceSeconds, double hours) => new()
    {
        UploadsPerHour = load * machines * 3600 / serviceSeconds,
        Hours = hours,
        MeanMinutes = serviceSeconds / 60,
        LengthSpread = 0,
        TriggerSeconds = 0,
        SubmitRate = double.PositiveInfinity,
        Machine = Machine with { RealTimeFactor = 1 },
        SpotMachines = 0,
        OnDemandMachines = machines,
        BootSeconds = 0,
        PullSeconds = 0,
        JobSeconds = 0,
        IdleSeconds = 1e9,
    };
}
