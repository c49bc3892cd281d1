using System.CommandLine;
using AudioAspire.AppHost.Analysis;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;

namespace AudioAspire.AppHost.CommandLine;

/// <summary>analyze FILE|FOLDER...: start what is needed, do the job, say where the results are, stop.</summary>
static class AnalyzeCommand
{
    public static Command Create(Func<RunSettings, IDistributedApplicationBuilder> describe)
    {
        var sources = new Argument<string[]>("FILE|FOLDER") { Description = "Recordings, transcripts, or folders of them", Arity = ArgumentArity.OneOrMore };
        var @case = new Option<string>("--case") { Description = "The case of all of them (a folder's name, and each file its own)", HelpName = "NAME" };
        var output = new Option<string>("--output")
        {
            Description = "Gets DIR/CASE/INTERVIEW/",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine(RunSettings.DefaultStore, "output"),
        };
        var language = new Option<string>("--language") { Description = "The language spoken (auto)", HelpName = "es|en|auto" };
        var speakers = new Option<string>("--speakers") { Description = "How many people speak (auto)", HelpName = "N|N-M|auto" };
        var without = new Option<string[]>("--without")
        {
            Description = $"What is not computed: {string.Join(", ", RunOptions.CanBeLeftOut)}",
            HelpName = "LIST",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        };
        var verbatim = new Option<bool>("--verbatim") { Description = "Ask for fillers and repetitions, and leave words that do not exist as they were read" };
        var model = new Option<string>("--model") { Description = "Another speech model of the catalogue (SPEECH_MODEL)", HelpName = "NAME" };
        var force = new Option<bool>("--force") { Description = "Redo what is finished" };

        sources.Validators.Add(OptionRules.Exists);
        @case.Validators.Add(OptionRules.CaseName);
        language.Validators.Add(OptionRules.Language);
        speakers.Validators.Add(OptionRules.Speakers);
        without.Validators.Add(OptionRules.Without);
        output.Validators.Add(OptionRules.Folder);

        var command = new Command("analyze", "Analyses recordings and stops. Exit code 0 only if all succeeded.")
        {
            sources, @case, output, language, speakers, without, verbatim, model, force,
        };
        command.SetAction((parsed, cancel) =>
        {
            var options = new JobOptions { Language = parsed.GetValue(language) ?? "", Speakers = parsed.GetValue(speakers) ?? "", Model = parsed.GetValue(model) ?? "" };
            // Not given is not the same as false: the case's options.json decides then.
            if (parsed.GetResult(verbatim) is not null) options.Verbatim = parsed.GetValue(verbatim);
            options.Without.AddRange(parsed.GetValue(without) ?? []);
            var request = new AnalysisRequest(parsed.GetValue(sources)!, parsed.GetValue(@case), options, parsed.GetValue(force));
            var run = RunSettings.ForAnalysis(parsed.GetValue(output)!);
            return OneShotAnalysis.RunAsync(request, options.Model.Length > 0 ? run with { SpeechModel = options.Model } : run, describe, cancel);
        });
        return command;
    }
}
