namespace AudioAspire.ServiceDefaults;

/// <summary>A setting of the environment cannot be used.</summary>
/// <param name="message">Names the setting, what is wrong with it and what to give.</param>
public sealed class SettingException(string message) : Exception(message)
{
    /// <summary>Stable, for programs.</summary>
    public const string Code = "wrong_setting";
}
