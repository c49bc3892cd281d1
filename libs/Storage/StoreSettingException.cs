namespace AudioAspire.Storage;

/// <summary>The store, or the place of an AWS service, is set in a way that cannot be used.</summary>
/// <param name="message">Names the setting, what is wrong with it and what to give.</param>
public sealed class StoreSettingException(string message) : Exception(message);
