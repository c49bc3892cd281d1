namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known once the application starts: a parameter, an address, a port.</summary>
public interface IValueProvider
{
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}
