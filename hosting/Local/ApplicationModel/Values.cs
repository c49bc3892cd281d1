namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known once the application starts: a parameter, an address, a port.</summary>
public interface IValueProvider
{
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>How a manifest writes a value that only the deployment knows: {RESOURCE.what}.</summary>
public interface IManifestExpressionProvider
{
    string ValueExpression { get; }
}
