namespace AudioAspire.Infra.JobDefinitions;

/// <summary>A file that was published before.</summary>
internal sealed class JobDefinitionFile(string path) : IJobDefinitionSource
{
    public async Task<string> ReadAsync(CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InfraException("job-definition-missing", $"The job definition {path} cannot be read: {e.Message}",
                "Make it with: dotnet run --project AppHost -- publish --output DIR");
        }
    }
}
