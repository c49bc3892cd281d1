using System.CommandLine;
using AudioAspire.Bench.Insights;
using AudioAspire.Bench.Transcription;

// One command a table: `dotnet run -c Release --project bench/Bench -- --help`.
var root = new RootCommand("AudioAspire benchmarks: quality on ground truth, speed and memory on this machine.");
root.Add(TranscriptionCommand.Create());
root.Add(InsightsCommand.Create());
return await root.Parse(args).InvokeAsync();
