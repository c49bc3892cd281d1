using System.CommandLine;
using AudioAspire.Inference;
using AudioAspire.Scoring.Words;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Streaming;
using AudioAspire.Transcriber.VoiceActivity;
using AudioAspire.Transcriber.WhisperNet.Engine;
using Spectre.Console;

namespace AudioAspire.Bench.Transcription;

/// <summary>Word error rate, time and work of the Transcriber on recordings with ground truth.</summary>
internal static class TranscriptionCommand
{
    public static Command Create()
    {
        var audio = new Option<DirectoryInfo?>("--audio") { Description = "Further recordings: a folder with joined, utterances-en, css10-es, fleurs, ami and single." };
        var only = new Option<string>("--only") { Description = "Sets whose name contains this.", DefaultValueFactory = _ => "" };
        var automatic = new Option<bool>("--auto") { Description = "Let the language be detected instead of given." };
        var verbatim = new Option<bool>("--verbatim") { Description = "Ask for hesitations." };
        var vocabulary = new Option<bool>("--vocabulary") { Description = "Give the names of each sample case as its vocabulary." };
        var texts = new Option<bool>("--errors") { Description = "Print every wrong word with its neighbours." };
        var peer = new Option<DirectoryInfo?>("--peer") { Description = "Score what another program has read, STEM.txt for each recording, instead of reading." };
        var command = new Command("transcription", "Word error rate, real-time factor, encoder share, steps, fallbacks, word times and calibration per set.") { audio, only, automatic, verbatim, vocabulary, texts, peer };
        command.SetAction(async (parsed, cancel) =>
        {
            var sets = SpeechSet.OfSamples().Concat(parsed.GetValue(audio) is { } folder ? SpeechSet.Of(folder.FullName) : [])
                .Where(s => s.Name.Contains(parsed.GetValue(only)!, StringComparison.OrdinalIgnoreCase));
            if (parsed.GetValue(peer) is { } read) PeerTexts.Score(sets, read.FullName, parsed.GetValue(texts));
            else await RunAsync([.. sets], parsed.GetValue(automatic), parsed.GetValue(verbatim), parsed.GetValue(vocabulary), parsed.GetValue(texts), cancel);
            return 0;
        });
        return command;
    }

    static async Task RunAsync(IReadOnlyList<SpeechSet> sets, bool automatic, bool verbatim, bool vocabulary, bool showErrors, CancellationToken cancel)
    {
        var catalogue = ModelCatalogue.Open();
        using var recogniser = SpeechEngine.Open(catalogue);
        using var activity = new SileroVoiceActivity(catalogue);
        var transcriber = new RecordingTranscriber(recogniser, activity);
        var table = new Table().AddColumns("set", "files", "minutes", "WER %", "sub", "del", "ins", "names", "time / length", "encoder / time", "total / encoder", "windows", "passes", "steps", "fallbacks", "unread s", "suspect", "word start off by, median / P90 s", "calibration error");
        foreach (var set in sets)
        {
            var total = new SetTotal();
            foreach (var file in set.Files)
            {
                var run = await TranscriptionRun.OfAsync(transcriber, file.Path, automatic ? null : file.Language, vocabulary ? file.Names : [], verbatim, cancel);
                total.Add(file, run);
                if (showErrors) ErrorListing.Print(file, run.Text);
            }
            table.AddRow(total.Row(set));
        }
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 240);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"Peak memory {Environment.WorkingSet >> 20} MiB now, {System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB at most; {Environment.ProcessorCount} processors.");
    }

    sealed class SetTotal
    {
        WordErrors _errors;
        double _length, _seconds, _encoder, _untranscribed;
        int _names, _namesHeard;
        int _windows, _passes, _steps, _fallbacks, _suspect;
        readonly WordTimeScore _times = new();

        public void Add(SpeechFile file, TranscriptionRun run)
        {
            var statistics = run.Done.Statistics;
            _errors += WordErrors.Count(file.Text, run.Text);
            var (heard, said) = WordErrors.Heard(file.Text, run.Text, file.Names);
            (_namesHeard, _names) = (_namesHeard + heard, _names + said);
            _length += run.Done.Duration;
            _seconds += run.Seconds;
            _encoder += statistics.EncoderSeconds;
            _untranscribed += run.Done.Spans.Where(s => s.Kind == "untranscribed").Sum(s => s.End - s.Start);
            _windows += statistics.Windows;
            _passes += statistics.EncoderPasses;
            _steps += statistics.DecoderSteps;
            _fallbacks += statistics.Fallbacks;
            _suspect += run.Segments.Count(s => s.Suspect.Length > 0);
            _times.Add(file.Timed ?? [new TrueWord(file.Text, null)], run.Segments.SelectMany(s => s.Words).Select(w => new HeardWord(w.Text, w.Start, w.Confidence)));
        }

        public string[] Row(SpeechSet set) =>
        [
            set.Name, $"{set.Files.Count}", $"{_length / 60:F1}", $"{100 * _errors.Rate:F1}", $"{_errors.Substituted}", $"{_errors.Deleted}", $"{_errors.Inserted}",
            _names == 0 ? "" : $"{_namesHeard} of {_names}",
            $"{_seconds / _length:F3}", $"{_encoder / _seconds:P0}", $"{_seconds / Math.Max(1e-9, _encoder):F2}", $"{_windows}", $"{_passes}", $"{_steps}", $"{_fallbacks}", $"{_untranscribed:F1}", $"{_suspect}",
            _times.Words == 0 ? "" : $"{_times.Median:F3} / {_times.Percentile90:F3}", $"{_times.CalibrationError:F3}",
        ];
    }
}
