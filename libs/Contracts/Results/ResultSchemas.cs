namespace AudioAspire.Contracts.Results;

/// <summary>The JSON schema (draft 7) of every result document: transcript, analysis, case, status, manifest.</summary>
public static class ResultSchemas
{
    public static IReadOnlyList<string> Names { get; } = ["transcript", "analysis", "case", "status", "manifest"];

    public static string Read(string name)
    {
        using var stream = typeof(ResultSchemas).Assembly.GetManifestResourceStream($"Schemas.{name}.schema.json")
            ?? throw new ArgumentException($"There is no schema named '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
