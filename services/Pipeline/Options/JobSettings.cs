using System.Text;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Pipeline.Jobs;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Options;

/// <summary>What a job is to do: its options, and the words its case expects.</summary>
internal sealed record JobSettings(RunOptions Options, IReadOnlyList<string> Vocabulary)
{
    public SpeakerNames Names { get; init; } = [];

    const int MaxTerms = 1000, MaxTermLength = 100, MaxFileBytes = 1 << 20;

    /// <summary>Defaults, over them the case's options.json, over that what the submit said.</summary>
    /// <exception cref="JobException">invalid_options, with every violation.</exception>
    public static async Task<JobSettings> ReadAsync(IObjectStore store, InterviewName name, InputObject input, CancellationToken cancel)
    {
        var violations = new List<string>();
        var file = await ReadSmallAsync(store, $"{ObjectKeys.Input}{name.Case}/options.json", cancel) is { } json
            ? OptionsFile.Parse(json, violations) : new OptionsFile();
        var submitted = await SubmittedOptions.ReadAsync(store, name, input, cancel);
        var options = submitted.Over(file.Over(new RunOptions()));
        violations.AddRange(OptionsValidator.Violations(options));
        if (violations.Count > 0)
            throw JobException.BadInput(ErrorCode.InvalidOptions, $"The options are not valid: {string.Join("; ", violations)}.",
                $"Correct input/{name.Case}/options.json or the command line, and start the job again.");
        var vocabulary = await ReadSmallAsync(store, $"{ObjectKeys.Input}{name.Case}/vocabulary.txt", cancel) is { } text ? Terms(text.Span) : [];
        return new JobSettings(options, vocabulary) { Names = file.Names.GetValueOrDefault(name.Interview) ?? [] };
    }

    public static OptionsFile From(JobOptions options) => new()
    {
        Language = options.Language.Length > 0 ? options.Language : null,
        Speakers = options.Speakers.Length > 0 ? options.Speakers : null,
        Verbatim = options.HasVerbatim ? options.Verbatim : null,
        Model = options.Model.Length > 0 ? options.Model : null,
        Without = options.Without.Count > 0 ? [.. options.Without] : null,
    };

    static IReadOnlyList<string> Terms(ReadOnlySpan<byte> utf8) =>
    [
        .. Encoding.UTF8.GetString(utf8).Split('\n')
            .Select(line => line.Trim('\uFEFF', ' ', '\t', '\r'))
            .Where(line => line.Length is > 0 and <= MaxTermLength && !line.StartsWith('#'))
            .Distinct().Take(MaxTerms),
    ];

    static async Task<ReadOnlyMemory<byte>?> ReadSmallAsync(IObjectStore store, string key, CancellationToken cancel)
    {
        if (await store.HeadAsync(key, cancel) is not { Size: <= MaxFileBytes }) return null;
        return await store.ReadAllAsync(key, cancel);
    }
}
