using System.CommandLine;
using AudioAspire.Bench.Contradictions;
using AudioAspire.Bench.Diarization;
using AudioAspire.Bench.Hot;
using AudioAspire.Bench.Insights;
using AudioAspire.Bench.Jobs;
using AudioAspire.Bench.Scaling;
using AudioAspire.Bench.Transcription;
using AudioAspire.Bench.Words;

// One command a table: `dotnet run -c Release --project bench/Bench -- --help`.
var root = new RootCommand("AudioAspire benchmarks: quality on ground truth, speed and memory on this machine.")
{
    TranscriptionCommand.Create(),
    DiarizationBench.Command(),
    HoursCommand.Create(),
    InsightsCommand.Create(),
    ContradictionsCommand.Create(),
    PairsCommand.Create(),
    ScaleCommand.Create(),
    WordsCommand.Create(),
    JobBench.Command(),
    ScalingCommand.Create(),
    HotCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
