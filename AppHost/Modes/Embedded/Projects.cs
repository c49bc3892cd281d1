namespace Projects;

// Aspire's SDK generates these from the project references.
sealed class Transcriber() : ServiceProject(nameof(Transcriber));

sealed class Diarizer() : ServiceProject(nameof(Diarizer));

sealed class Insights() : ServiceProject(nameof(Insights));

sealed class Pipeline() : ServiceProject(nameof(Pipeline));

sealed class Trigger() : ServiceProject(nameof(Trigger));

sealed class Portal() : ServiceProject(nameof(Portal));

abstract class ServiceProject(string name) : IProjectMetadata
{
    public string ProjectPath => $"../services/{name}/{name}.csproj";
}
