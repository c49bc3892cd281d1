namespace AudioAspire.Infra.JobDefinitions;

/// <summary>Where the body of RegisterJobDefinition comes from.</summary>
internal interface IJobDefinitionSource
{
    /// <exception cref="InfraException">It cannot be had.</exception>
    Task<string> ReadAsync(CancellationToken cancel);
}
