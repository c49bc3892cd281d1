namespace AudioAspire.Contracts.Results;

/// <summary>manifest.json: written last; lists what makes up the result and what it was made with.</summary>
public sealed record Manifest
{
    public const string SchemaId = "audioaspire/manifest/1";

    public string Schema { get; init; } = SchemaId;
    public required string Case { get; init; }
    public required string Interview { get; init; }
    public required InputObject Input { get; init; }
    public required RunOptions Options { get; init; }
    public IReadOnlyList<ManifestFile> Files { get; init; } = [];
    public IReadOnlyList<ModelUse> Models { get; init; } = [];
    public SortedDictionary<string, string> Versions { get; init; } = new(StringComparer.Ordinal);
}

public sealed record ManifestFile(string Name, long Size, string Sha256);
