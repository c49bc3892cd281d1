using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Inference.Providers;

/// <summary>Something faster than the processor that models may run on.</summary>
interface IExecutionProvider
{
    string Name { get; }

    /// <exception cref="ProviderUnavailableException">Why it cannot be used here.</exception>
    Device Find();

    /// <summary>Makes a session run on the device.</summary>
    /// <exception cref="OnnxRuntimeException">Its libraries cannot be loaded.</exception>
    void Append(SessionOptions options, Device device);
}

/// <param name="Bytes">Memory of the device.</param>
sealed record Device(string Name, long Bytes)
{
    /// <summary>What the sessions of a process may take; the rest is for the driver, and for kernels that allocate by themselves.</summary>
    const double ArenaShare = 0.8;

    public long ArenaBytes => (long)(Bytes * ArenaShare);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Name}, {Bytes / (double)(1 << 30):0.0} GiB, of which {ArenaBytes / (double)(1 << 30):0.0} GiB for models");
}

/// <summary>The message says why a provider cannot be used.</summary>
sealed class ProviderUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
