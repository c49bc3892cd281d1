using System.Text.RegularExpressions;
using AudioAspire.Batch.Tests.Runner;
using AudioAspire.ServiceDefaults.Tests;

namespace AudioAspire.Batch.Tests.Processes;

/// <summary>Stands where the collector is, on the socket that its configuration names.</summary>
sealed class CollectorContainer : IRunningContainer
{
    readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    CollectorContainer(OtlpSink sink) => Sink = sink;

    public OtlpSink Sink { get; }
    public Task<int> ExitCode => _exit.Task;

    public Task<string> ReadLogAsync() => Task.FromResult("");

    public static async Task<CollectorContainer> StartAsync(string configuration) =>
        new(await OtlpSink.StartAsync(Regex.Match(configuration, @"transport: unix\s+endpoint: (\S+)").Groups[1].Value));

    public async Task StopAsync(TimeSpan grace)
    {
        await Sink.DisposeAsync();
        _exit.TrySetResult(0);
    }

    public ValueTask DisposeAsync() => Sink.DisposeAsync();
}
