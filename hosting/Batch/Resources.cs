namespace AudioAspire.Hosting.Batch;

/// <summary>Texts that are kept as files beside the code.</summary>
static class Resources
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Resources).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
