using AudioAspire.Contracts;

namespace AudioAspire.Portal.Pages;

/// <summary>Addresses of objects and cases: every part of a key is encoded by itself.</summary>
internal static class Links
{
    public static string ToFile(string key) => "/files/" + Encode(key);

    public static string ToOutput(InterviewName name, string file) => ToFile(ObjectKeys.OutputOf(name) + file);

    public static string ToCase(string name) => "/cases/" + Encode(name);

    public static string ToNames(InterviewName name) =>
        $"/names?case={Uri.EscapeDataString(name.Case)}&interview={Uri.EscapeDataString(name.Interview)}";

    static string Encode(string key) => string.Join('/', key.Split('/').Select(Uri.EscapeDataString));
}
