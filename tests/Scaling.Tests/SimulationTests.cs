namespace AudioAspire.Scaling.Tests;

public sealed class SimulationTests
{
    [Fact]
    public void TheSameScenarioGivesTheSameOutcome()
    {
        var scenario = Scenarios.Of(200);

        var (first, second) = (Simulation.Run(scenario), Simulation.Run(scenario));

        Assert.Equal(first.Latencies, second.Latencies);
        Assert.Equal(first with { Latencies = [] }, second with { Latencies = [] });
        Assert.NotEqual(first.Latencies, Simulation.Run(scenario with { Seed = 2 }).Latencies);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(5)]
    public void EveryUploadEndsOnce(double reclaimsPerHour)
    {
        var outcome = Simulation.Run(Scenarios.Of(300) with { ReclaimsPerHour = reclaimsPerHour });

        Assert.InRange(outcome.Uploads, 800, 1000);
        Assert.Equal(outcome.Uploads, outcome.Done + outcome.Failed);
        Assert.Equal(reclaimsPerHour > 0, outcome.Reclaims > 0);
    }

    [Fact]
    public void WithoutReclaimsNothingIsRedoneAndNothingFails()
    {
        var outcome = Simulation.Run(Scenarios.Of(300) with { ReclaimsPerHour = 0 });

        Assert.Equal((0, 0, 0), (outcome.RedoneAudioHours, outcome.Reclaims, outcome.Failed));
    }

    [Fact]
    public void AReclaimCostsAtMostOneCheckpoint()
    {
        var outcome = Simulation.Run(Scenarios.Of(300) with { ReclaimsPerHour = 5, Attempts = int.MaxValue });

        Assert.Equal(0, outcome.Failed);
        Assert.InRange(outcome.RedoneAudioHours, 0, outcome.Reclaims * 10 / 60.0);
        Assert.True(Simulation.Run(Scenarios.Of(300) with { ReclaimsPerHour = 5, Attempts = int.MaxValue, CheckpointMinutes = 1 }).RedoneAudioHours < outcome.RedoneAudioHours);
    }

    [Fact]
    public void WithoutStartsAndIdlenessMachinesArePaidForTheWorkAlone()
    {
        var scenario = Scenarios.Of(300) with { ReclaimsPerHour = 0, JobSeconds = 0, PullSeconds = 0, BootSeconds = 0, IdleSeconds = 0 };
        var outcome = Simulation.Run(scenario);

        Assert.Equal(outcome.AudioHours * scenario.Machine.RealTimeFactor, outcome.SpotHours + outcome.OnDemandHours, 6);
        Assert.Equal(outcome.SpotHours * 0.25 + outcome.OnDemandHours, outcome.Cost, 6);
    }

    [Fact]
    public void TheFirstResultOfAColdStartWaitsForMachineAndImage()
    {
        var outcome = Simulation.Run(Scenarios.Of(0.5) with { Hours = 20, LengthSpread = 0, BootSeconds = 100, PullSeconds = 50, JobSeconds = 20, TriggerSeconds = 1 });

        Assert.InRange(outcome.Latencies[^1], 1 + 75 + 50 + 20 + 180, 1 + 125 + 50 + 20 + 180);
    }

    [Fact]
    public void OnDemandTakesWhatSpotHasNoRoomFor()
    {
        var busy = Scenarios.Of(1000) with { SpotMachines = 3, OnDemandMachines = 2, ReclaimsPerHour = 0 };

        Assert.Equal(5, Simulation.Run(busy).PeakMachines);
        Assert.Equal(0, Simulation.Run(busy with { UploadsPerHour = 1 }).OnDemandHours);
    }

    [Fact]
    public void SubmitJobIsNeverCalledFasterThanBatchAllows()
    {
        // 100 uploads a second for a minute.
        var scenario = Scenarios.Of(360_000) with { Hours = 1 / 60.0, TriggerSeconds = 0, MeanMinutes = 0.01, SpotMachines = 1000 };

        var outcome = Simulation.Run(scenario);

        Assert.Equal(outcome.Uploads / 50.0 - 60, outcome.LongestIntake, tolerance: 2);
    }

    [Fact]
    public void TheTriggersConcurrencyIsALimitToo()
    {
        // One function that takes half a second, 10 uploads a second for a minute.
        var scenario = Scenarios.Of(36_000) with { Hours = 1 / 60.0, TriggerConcurrency = 1, MeanMinutes = 0.01, SpotMachines = 1000 };

        var outcome = Simulation.Run(scenario);

        Assert.Equal(outcome.Uploads * 0.5 - 60, outcome.LongestIntake, tolerance: 2);
    }

    [Fact]
    public void QuantilesAreByNearestRank()
    {
        var outcome = Simulation.Run(Scenarios.Of(1)) with { Latencies = [1, 2, 3, 4] };

        Assert.Equal((2, 4, 4), (outcome.Latency(0.5), outcome.Latency(0.95), outcome.Latency(1)));
        Assert.Equal(0, (outcome with { Latencies = [] }).Latency(0.5));
    }
}
