namespace AudioAspire.Scaling.Tests;

/// <summary>Against what is known of queues with random arrivals and equal service times.</summary>
public sealed class QueueTheoryTests
{
    const double Service = 60;

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    public void OneMachineWaitsAsPollaczekAndKhinchineSay(double load)
    {
        var outcome = Simulation.Run(Scenarios.Textbook(1, load, Service, hours: 5000));

        var expected = load * Service / (2 * (1 - load));
        Assert.InRange(outcome.Latencies.Average() - Service, 0.95 * expected, 1.05 * expected);
    }

    [Theory]
    [InlineData(2, 0.7)]
    [InlineData(5, 0.8)]
    public void SeveralMachinesWaitAsCosmetatosApproximates(int machines, double load)
    {
        var outcome = Simulation.Run(Scenarios.Textbook(machines, load, Service, hours: 3000));

        var correction = 1 + (1 - load) * (machines - 1) * (Math.Sqrt(4 + 5 * machines) - 2) / (16 * load * machines);
        var expected = correction / 2 * ErlangWait(machines, load);
        Assert.InRange(outcome.Latencies.Average() - Service, 0.93 * expected, 1.07 * expected);
    }

    [Fact]
    public void WithEnoughMachinesNobodyWaits()
    {
        var outcome = Simulation.Run(Scenarios.Textbook(100, 0.1, Service, hours: 10));

        Assert.All(outcome.Latencies, l => Assert.Equal(Service, l, 6));
    }

    /// <summary>Mean wait of M/M/c, seconds (Erlang C).</summary>
    static double ErlangWait(int machines, double load)
    {
        var offered = load * machines;
        var term = 1.0;
        var sum = 0.0;
        for (var k = 0; k < machines; k++, term *= offered / k) sum += term;
        var all = term / (1 - load);
        return all / (sum + all) * Service / (machines * (1 - load));
    }
}
