namespace AudioAspire.Batch.Tests;

/// <summary>The repository that these tests were built from, and what else the build made of it.</summary>
static class Checkout
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));

    public static string Output(string project) => Path.Combine(Root, "artifacts", "bin", project, new DirectoryInfo(AppContext.BaseDirectory).Name);

    public static string ProgramOf(string project) => Path.Combine(Output(project), $"AudioAspire.{project}.dll");
}
