namespace AudioAspire.Infra.Settings;

/// <param name="Apply">Throws FormatException with what follows the name in a sentence.</param>
internal sealed record Setting(string Name, string Meaning, string Default, Func<DeploymentSettings, string, DeploymentSettings> Apply);
