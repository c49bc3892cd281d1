using AudioAspire.Insights.LanguageModels;
using AudioAspire.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace AudioAspire.Insights.Tests.LanguageModels;

public sealed class LanguageModelOptionsTests
{
    [Fact]
    public void WithoutAnEndpointThereIsNoModel() => Assert.Null(Read(("LLM_MODEL", "m")));

    [Fact]
    public void EveryWrongSettingIsNamedAtOnce()
    {
        var error = Assert.Throws<SettingException>(() => Read(("LLM_ENDPOINT", "ollama"), ("LLM_TIMEOUT_SECONDS", "soon")));
        Assert.All(["LLM_ENDPOINT 'ollama'", "LLM_MODEL is missing", "LLM_TIMEOUT_SECONDS 'soon'"], part => Assert.Contains(part, error.Message));
    }

    [Fact]
    public void SettingsAreRead()
    {
        var options = Read(("LLM_ENDPOINT", "http://localhost:11434/v1"), ("LLM_MODEL", "m"), ("LLM_BUDGET_TOKENS", "5"), ("LLM_REDACT", "true"))!;
        Assert.Equal(("m", 5, true, TimeSpan.FromSeconds(60)), (options.Model, options.Budget, options.Redact, options.Timeout));
    }

    static LanguageModelOptions? Read(params (string Name, string Value)[] settings) => LanguageModelOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());
}
