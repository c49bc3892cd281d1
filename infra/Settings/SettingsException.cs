namespace AudioAspire.Infra.Settings;

/// <summary>All violations at once.</summary>
internal sealed class SettingsException(IReadOnlyList<string> violations)
    : InfraException("invalid-settings", $"The settings cannot be used:\n{string.Join('\n', violations.Select(v => $"  - {v}"))}",
        "dotnet run --project infra -- synth --help lists every setting.");
