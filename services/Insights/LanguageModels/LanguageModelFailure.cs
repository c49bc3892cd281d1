namespace AudioAspire.Insights.LanguageModels;

/// <summary>The model gave nothing usable; the offline result stands, and the notice says why.</summary>
internal sealed class LanguageModelFailure(string reason, Exception? cause = null) : Exception(reason, cause);
