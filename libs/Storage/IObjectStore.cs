namespace AudioAspire.Storage;

/// <summary>Objects by key, in a folder or a bucket, with the two conditional writes that make exactly-once possible.</summary>
public interface IObjectStore
{
    /// <summary>Where this store is, for people: "data" or "s3://bucket".</summary>
    string Location { get; }

    /// <returns>Null where there is no such object.</returns>
    Task<ObjectInfo?> HeadAsync(string key, CancellationToken cancel = default);

    /// <summary>Every object whose key starts with <paramref name="prefix"/>, in ordinal order of keys.</summary>
    IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken cancel = default);

    /// <summary>The keys alone: cheaper than <see cref="ListAsync"/> where an ETag must be computed.</summary>
    IAsyncEnumerable<string> ListKeysAsync(string prefix, CancellationToken cancel = default) => ListAsync(prefix, cancel).Select(item => item.Key);

    /// <exception cref="ObjectMissingException">There is no such object.</exception>
    Task<ObjectContent> OpenReadAsync(string key, CancellationToken cancel = default);

    /// <summary>The object from the byte at <paramref name="offset"/> to its end; <see cref="ObjectContent.Info"/> tells the whole size.</summary>
    /// <exception cref="ObjectMissingException">There is no such object.</exception>
    Task<ObjectContent> OpenReadAsync(string key, long offset, CancellationToken cancel = default);

    /// <summary>Writes the object whole or not at all.</summary>
    /// <exception cref="ConditionFailedException">The condition did not hold; nothing was written.</exception>
    Task<ObjectInfo> PutAsync(string key, Stream content, WriteCondition condition = default, CancellationToken cancel = default);

    /// <summary>Does nothing where there is no such object.</summary>
    Task DeleteAsync(string key, CancellationToken cancel = default);
}

/// <summary>A store that a browser may read from by itself.</summary>
public interface IDirectLinks
{
    /// <summary>A link that anybody may follow for a while.</summary>
    /// <param name="contentType">What the browser is told it is, whatever the object itself says.</param>
    /// <param name="fileName">What the browser calls it when it saves it; null to show it.</param>
    Uri LinkTo(string key, TimeSpan validity, string contentType, string? fileName = null);
}

/// <param name="ETag">Changes whenever the content does; without quotes.</param>
public sealed record ObjectInfo(string Key, long Size, string ETag, string? VersionId, DateTimeOffset LastModified);

public sealed record ObjectContent(ObjectInfo Info, Stream Stream) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}

/// <summary>When a write may happen: always (the default), only where nothing is there, or only over a known version.</summary>
public readonly record struct WriteCondition
{
    public bool IfAbsent { get; private init; }
    public string? IfMatch { get; private init; }

    public static WriteCondition Absent => new() { IfAbsent = true };
    public static WriteCondition Matches(string etag) => new() { IfMatch = etag };
}

public sealed class ObjectMissingException(string key) : IOException($"There is no object '{key}'.")
{
    public string Key { get; } = key;
}

public sealed class ConditionFailedException(string key) : IOException($"'{key}' was written by somebody else first.")
{
    public string Key { get; } = key;
}
