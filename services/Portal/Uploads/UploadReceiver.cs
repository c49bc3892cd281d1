using System.Collections.Concurrent;
using AudioAspire.Contracts;
using AudioAspire.ServiceDefaults;
using AudioAspire.Storage;

namespace AudioAspire.Portal.Uploads;

/// <summary>Puts files under input/CASE/ as they arrive. A name that is taken gets a number: nothing is overwritten.</summary>
internal sealed class UploadReceiver(IObjectStore store, IConfiguration configuration)
{
    const long DefaultLimit = 8L << 30;
    readonly ConcurrentDictionary<string, bool> underway = new(StringComparer.Ordinal);

    /// <value>PORTAL_MAX_UPLOAD_BYTES, 8 GiB unless set.</value>
    public long Limit { get; } = configuration.Number("PORTAL_MAX_UPLOAD_BYTES", usual: DefaultLimit, least: 1);

    /// <returns>The key.</returns>
    /// <exception cref="TooLargeException">The file is larger than <see cref="Limit"/>; nothing is stored.</exception>
    public async Task<string> ReceiveAsync(string @case, string file, Stream content, CancellationToken cancel)
    {
        var folder = SafeNames.Case(@case) is { Length: > 0 } name ? $"{ObjectKeys.Input}{name}/" : ObjectKeys.Input;
        var key = await ReserveAsync(folder, SafeNames.File(file), cancel);
        try
        {
            await store.PutAsync(key, new LimitedStream(content, Limit), WriteCondition.Absent, cancel);
            return key;
        }
        finally
        {
            underway.TryRemove(key, out _);
        }
    }

    async Task<string> ReserveAsync(string folder, string file, CancellationToken cancel)
    {
        for (var number = 1; ; number++)
        {
            var key = folder + (number == 1 ? file : SafeNames.Numbered(file, number));
            if (!underway.TryAdd(key, true)) continue;
            if (!await store.ListKeysAsync(key, cancel).AnyAsync(k => k == key, cancel)) return key;
            underway.TryRemove(key, out _);
        }
    }
}
