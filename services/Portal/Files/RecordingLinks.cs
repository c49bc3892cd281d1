using AudioAspire.ServiceDefaults;
using AudioAspire.Storage;

namespace AudioAspire.Portal.Files;

/// <summary>Links to recordings that a browser follows to the bucket itself. Whoever has such a link may listen while it lasts, so it
/// lasts PORTAL_LINK_MINUTES, 15 unless set; 0 is for a bucket that only the Portal reaches. Reports and their sound always come
/// through the Portal: a report's own policy lets it play from nowhere else, and must hold wherever it is opened.</summary>
internal sealed class RecordingLinks(IObjectStore store, IConfiguration configuration)
{
    /// <summary>No signature of S3 lasts longer.</summary>
    const double LongestMinutes = 7 * 24 * 60;

    readonly TimeSpan validity = TimeSpan.FromMinutes(configuration.Number("PORTAL_LINK_MINUTES", usual: 15.0, least: 0, most: LongestMinutes));

    /// <param name="download">The name under which it is saved; null to play it.</param>
    /// <returns>Null where it comes through the Portal.</returns>
    public Uri? To(string key, string type, string? download) =>
        validity > TimeSpan.Zero && store is IDirectLinks links ? links.LinkTo(key, validity, type, download) : null;
}
