namespace AudioAspire.Storage.Tests;

/// <summary>A store whose writes may arrive without an answer.</summary>
internal sealed class UnansweringStore(IObjectStore store) : IObjectStore
{
    /// <summary>The writes that come next and get no answer.</summary>
    public int Unanswered { get; set; }

    public string Location => store.Location;

    public Task<ObjectInfo?> HeadAsync(string key, CancellationToken cancel = default) => store.HeadAsync(key, cancel);

    public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken cancel = default) => store.ListAsync(prefix, cancel);

    public Task<ObjectContent> OpenReadAsync(string key, CancellationToken cancel = default) => store.OpenReadAsync(key, cancel);

    public Task<ObjectContent> OpenReadAsync(string key, long offset, CancellationToken cancel = default) => store.OpenReadAsync(key, offset, cancel);

    public async Task<ObjectInfo> PutAsync(string key, Stream content, WriteCondition condition = default, CancellationToken cancel = default)
    {
        var info = await store.PutAsync(key, content, condition, cancel);
        return Unanswered-- > 0 ? throw new OperationCanceledException("Nobody waited for the answer.") : info;
    }

    public Task DeleteAsync(string key, CancellationToken cancel = default) => store.DeleteAsync(key, cancel);
}
