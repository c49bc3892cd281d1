using AudioAspire.ServiceDefaults;

namespace AudioAspire.Insights.LanguageModels;

/// <summary>Which language model may help, and within what bounds. Read from the environment; without <c>LLM_ENDPOINT</c> nothing ever leaves.</summary>
/// <param name="Endpoint">Base address of an OpenAI-compatible API, e.g. <c>http://localhost:11434/v1</c>.</param>
/// <param name="Timeout">Of one call.</param>
/// <param name="Budget">Tokens of one interview or case, both directions, as the endpoint counts them; a new call is refused once they are spent.</param>
/// <param name="Redact">Names, numbers and addresses are replaced before anything leaves.</param>
internal sealed record LanguageModelOptions(Uri Endpoint, string Model, string Key, TimeSpan Timeout, int Attempts, int Budget, bool Redact)
{
    /// <returns>Null where no endpoint is named.</returns>
    /// <exception cref="SettingException">Names every wrong setting and how to mend it.</exception>
    public static LanguageModelOptions? Read(IConfiguration configuration)
    {
        if (configuration["LLM_ENDPOINT"] is not { Length: > 0 } endpoint) return null;
        var wrong = new List<string>();
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            wrong.Add($"LLM_ENDPOINT '{endpoint}' is no http(s) address; give one like http://localhost:11434/v1.");
        if (configuration["LLM_MODEL"] is not { Length: > 0 } model)
            wrong.Add($"LLM_MODEL is missing; name a model that {endpoint} serves.");
        var timeout = Number(configuration, "LLM_TIMEOUT_SECONDS", 60, wrong);
        var budget = Number(configuration, "LLM_BUDGET_TOKENS", 60_000, wrong);
        var attempts = Number(configuration, "LLM_ATTEMPTS", 3, wrong);
        if (wrong.Count > 0) throw new SettingException("The language model is set up wrongly: " + string.Join(' ', wrong));
        return new LanguageModelOptions(address!, configuration["LLM_MODEL"]!, configuration["LLM_API_KEY"] is { Length: > 0 } key ? key : "none",
            TimeSpan.FromSeconds(timeout), attempts, budget, configuration["LLM_REDACT"] is "true" or "1");
    }

    static int Number(IConfiguration configuration, string name, int usual, List<string> wrong)
    {
        if (configuration[name] is not { Length: > 0 } text) return usual;
        if (int.TryParse(text, out var value) && value > 0) return value;
        wrong.Add($"{name} '{text}' is no whole number above 0; leave it out for {usual}.");
        return usual;
    }
}
