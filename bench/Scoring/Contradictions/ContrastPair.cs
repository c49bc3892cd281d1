namespace AudioAspire.Scoring.Contradictions;

/// <summary>Two answers with their questions, on matters of none of the samples, and what a person says of them.</summary>
/// <param name="Kind">The kind of claim that decides.</param>
public sealed record ContrastPair(PairLabel Label, string Kind, string QuestionA, string AnswerA, string QuestionB, string AnswerB)
{
    /// <param name="language">"es" or "en": <c>Contradictions/Pairs/LANGUAGE.txt</c>.</param>
    public static IReadOnlyList<ContrastPair> ReadAll(string language)
    {
        using var reader = new StreamReader(typeof(ContrastPair).Assembly.GetManifestResourceStream($"Pairs/{language}.txt")!);
        return Read(reader);
    }

    /// <summary>One a line, fields between bars.</summary>
    public static IReadOnlyList<ContrastPair> Read(TextReader reader) =>
        [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => Parse(l.Split('|')))];

    static ContrastPair Parse(string[] fields) => new(Enum.Parse<PairLabel>(fields[0], ignoreCase: true), fields[1], fields[2], fields[3], fields[4], fields[5]);

    public override string ToString() => $"{Label} {Kind}: {QuestionA} {AnswerA} / {QuestionB} {AnswerB}";
}

public enum PairLabel { Contradicts, Agrees, Apart }
