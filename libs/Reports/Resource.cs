namespace AudioAspire.Reports;

/// <summary>Files embedded in this assembly, by their path with dots.</summary>
internal static class Resource
{
    public static string Read(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream($"Reports.{name}")
            ?? throw new InvalidOperationException($"The file {name} is not embedded in this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
