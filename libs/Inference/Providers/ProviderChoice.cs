using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Inference.Providers;

/// <summary>What the models of this process run on: decided once, told model by model, and the processor wherever the device fails.</summary>
sealed class ProviderChoice
{
    readonly IExecutionProvider? _provider;
    readonly Device? _device;
    readonly string _reason;

    ProviderChoice(IExecutionProvider? provider, Device? device, string reason) => (_provider, _device, _reason) = (provider, device, reason);

    /// <summary>The first provider that can be used.</summary>
    /// <param name="wanted">INFERENCE_PROVIDER: "cpu", the name of a provider, or "auto" (also where not given).</param>
    /// <param name="providers">Best first.</param>
    /// <exception cref="ModelException">There is no provider of that name.</exception>
    public static ProviderChoice Make(string? wanted, params IEnumerable<IExecutionProvider> providers)
    {
        if (Is(wanted, "cpu")) return new ProviderChoice(null, null, "asked for");
        var automatic = string.IsNullOrEmpty(wanted) || Is(wanted, "auto");
        var candidates = providers.Where(p => automatic || Is(wanted, p.Name)).ToList();
        if (candidates.Count == 0)
            throw new ModelException($"INFERENCE_PROVIDER '{wanted}' is not known. Give auto, cpu or {string.Join(", ", providers.Select(p => p.Name.ToLowerInvariant()))}.");
        var reasons = new List<string>();
        foreach (var provider in candidates)
            try
            {
                return new ProviderChoice(provider, provider.Find(), "");
            }
            catch (ProviderUnavailableException e)
            {
                reasons.Add(e.Message);
            }
        return new ProviderChoice(null, null, string.Join("; ", reasons)) { IsFallback = !automatic };
    }

    /// <summary>A device was asked for and cannot be used.</summary>
    public bool IsFallback { get; private init; }

    public long? DeviceBytes => _device?.ArenaBytes;

    /// <param name="open">Opens the session with the options it is given.</param>
    /// <param name="options">Those of every session.</param>
    /// <returns>The session, and where it runs.</returns>
    public (T Session, Placement Placement) Open<T>(string model, Func<SessionOptions> options, Func<SessionOptions, T> open)
    {
        var reason = _reason;
        var fallback = IsFallback;
        if (_provider is not null)
            try
            {
                using var accelerated = options();
                _provider.Append(accelerated, _device!);
                return (open(accelerated), new Placement(model, _provider.Name, _device!.ToString(), IsFallback: false));
            }
            catch (OnnxRuntimeException e)
            {
                (reason, fallback) = ($"{_provider.Name} refused it: {e.Message}", true);
            }
        using var plain = options();
        return (open(plain), new Placement(model, "CPU", reason, fallback));
    }

    static bool Is(string? text, string name) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where a model runs.</summary>
/// <param name="Detail">The device, or why it is the processor.</param>
/// <param name="IsFallback">A device was meant to take it and could not.</param>
public sealed record Placement(string Model, string Provider, string Detail, bool IsFallback);
