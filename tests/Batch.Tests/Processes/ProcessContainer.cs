using AudioAspire.Batch.Tests.Runner;
using AudioAspire.Tests;

namespace AudioAspire.Batch.Tests.Processes;

sealed class ProcessContainer(RunningProgram program) : IRunningContainer
{
    public Task<int> ExitCode { get; } = program.ExitAsync();

    public Task<string> ReadLogAsync() => Task.FromResult(program.Output);

    public async Task StopAsync(TimeSpan grace)
    {
        await program.AskToStopAsync();
        try
        {
            await ExitCode.WaitAsync(grace);
        }
        catch (TimeoutException)
        {
            program.Kill();
            await ExitCode;
        }
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();
}
