using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AudioAspire.Bench.Hot;

/// <summary>Time and allocations of the loops in which the processor's time goes, by BenchmarkDotNet.</summary>
internal static class HotCommand
{
    public static Command Create()
    {
        var filter = new Option<string>("--filter") { Description = "Which benchmarks, as BenchmarkDotNet's own --filter.", DefaultValueFactory = _ => "*" };
        var brief = new Option<bool>("--brief") { Description = "Fewer iterations, for a first look." };
        var command = new Command("hot", "Search scores over the vocabulary, cross-attention, matrices, word alignment, voice activity: time and allocations a call (Release build).") { filter, brief };
        command.SetAction(parsed =>
        {
            // In this process: the product's types are internal, and a generated project could not see them.
            var job = (parsed.GetValue(brief) ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
            BenchmarkSwitcher.FromTypes([typeof(ScoreBenchmarks), typeof(AttentionBenchmarks), typeof(MatrixBenchmarks), typeof(AlignmentBenchmarks), typeof(VoiceActivityBenchmarks)])
                .Run(["--filter", parsed.GetValue(filter)!, "--artifacts", Path.Combine(Path.GetTempPath(), "audioaspire-bench-hot")], DefaultConfig.Instance.AddJob(job));
        });
        return command;
    }
}
