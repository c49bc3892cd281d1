namespace AudioAspire.Contracts;

/// <summary>Names of a recording in the object store.</summary>
/// <param name="Case">Everything before the first slash under input/, or the stem of a file that lies there by itself.</param>
/// <param name="Interview">The rest, without extension; may contain slashes.</param>
public sealed record InterviewName(string Case, string Interview)
{
    public override string ToString() => $"{Case}/{Interview}";
}

/// <summary>Where things lie in the object store. Keys use '/' and are never URL-encoded.</summary>
public static class ObjectKeys
{
    public const string Input = "input/";
    public const string Output = "output/";
    public const string Work = "work/";
    const string Claims = "claims/";

    /// <summary>input/c/a/b.wav -> (c, a/b); input/f.wav -> (f, f). Null where the key is not a recording's:
    /// folder markers, options.json and vocabulary.txt of a case, hidden and temporary files, keys outside input/, names with empty, "." or ".." parts.</summary>
    public static InterviewName? Parse(string key)
    {
        if (!key.StartsWith(Input, StringComparison.Ordinal)) return null;
        var parts = key[Input.Length..].Split('/');
        if (parts.Any(p => p is "" or "." or ".." || p.StartsWith('.') || p.Contains('\0') || p.Contains('\\'))) return null;
        var file = parts[^1];
        if (file.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".part", StringComparison.OrdinalIgnoreCase)) return null;
        if (parts.Length == 2 && file is "options.json" or "vocabulary.txt") return null;
        var stem = Stem(file);
        return parts.Length == 1
            ? new InterviewName(stem, stem)
            : new InterviewName(parts[0], string.Join('/', [.. parts[1..^1], stem]));
    }

    /// <summary>The interview's name where another file with the same stem came first: with its extension.</summary>
    public static InterviewName WithFullFileName(string key)
    {
        var name = Parse(key) ?? throw new ArgumentException($"'{key}' is not the key of a recording.", nameof(key));
        var file = key[(key.LastIndexOf('/') + 1)..];
        var cut = name.Interview.LastIndexOf('/');
        return name with { Interview = cut < 0 ? file : name.Interview[..(cut + 1)] + file };
    }

    public static string OutputOf(InterviewName name) => $"{Output}{name.Case}/{name.Interview}/";

    public static string StatusOf(InterviewName name) => OutputOf(name) + "status.json";

    /// <summary>output/c/a/b/status.json -> (c, a/b). Null where the key is no interview's status.</summary>
    public static InterviewName? ParseStatus(string key)
    {
        const string File = "/status.json";
        if (!key.StartsWith(Output, StringComparison.Ordinal) || !key.EndsWith(File, StringComparison.Ordinal)) return null;
        var cut = key.IndexOf('/', Output.Length);
        return cut > Output.Length && cut < key.Length - File.Length
            ? new InterviewName(key[Output.Length..cut], key[(cut + 1)..^File.Length])
            : null;
    }

    public static string WorkOf(InterviewName name) => $"{Work}{name.Case}/{name.Interview}/";

    /// <summary>An empty object for each claim that has not come to its end: what is open is found by listing work/ alone, however
    /// many interviews there are.</summary>
    public static string OpenClaim(InterviewName name, string jobId) => $"{WorkOf(name)}{Claims}{jobId}";

    /// <summary>work/c/a/b/claims/id -> (c, a/b), id. Null where the key is no open claim's.</summary>
    public static (InterviewName Name, string JobId)? ParseOpenClaim(string key)
    {
        var (cut, mark) = (key.IndexOf('/', Work.Length < key.Length ? Work.Length : 0), key.LastIndexOf("/" + Claims, StringComparison.Ordinal));
        if (!key.StartsWith(Work, StringComparison.Ordinal) || cut <= Work.Length || mark <= cut) return null;
        var id = key[(mark + Claims.Length + 1)..];
        return id.Length > 0 && !id.Contains('/') ? (new InterviewName(key[Work.Length..cut], key[(cut + 1)..mark]), id) : null;
    }

    /// <summary>Spans of the job's trace that were collected on another machine or by an earlier attempt.</summary>
    /// <param name="part">Who collected them; empty for the prefix of all.</param>
    public static string TracePart(InterviewName name, string traceId, string part = "") => $"{WorkOf(name)}traces/{traceId}/{(part.Length == 0 ? "" : part + ".json")}";

    public static string CaseOutput(string @case) => $"{Output}{@case}/";

    /// <summary>What comparing every two interviews of a case found, for its next comparison; may be missing.</summary>
    public static string ComparisonsOf(string @case) => CaseOutput(@case) + "case.bin";

    static string Stem(string file)
    {
        var dot = file.LastIndexOf('.');
        return dot > 0 ? file[..dot] : file;
    }
}
