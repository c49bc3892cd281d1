namespace AudioAspire.Insights.LanguageModels;

/// <summary>Instructions to the model, from LanguageModels/Prompts.</summary>
internal static class Prompts
{
    public const string Summary = "summary", Judge = "judge";

    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Prompts).Assembly.GetManifestResourceStream($"LanguageModels/Prompts/{name}.md")!);
        return reader.ReadToEnd();
    }
}
