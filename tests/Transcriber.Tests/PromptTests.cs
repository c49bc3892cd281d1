using AudioAspire.Transcriber.Search;

namespace AudioAspire.Transcriber.Tests;

public sealed class PromptTests(Models models)
{
    string Before(string language, bool verbatim)
    {
        var prompt = Prompt.For(models.Recogniser.Model, language, verbatim);
        Assert.Equal(0, prompt.Tokens.Count % BatchDecoder.RowTile);
        Assert.Equal(models.Recogniser.Model.Config.StartOfTranscript, prompt.Tokens[prompt.StartIndex]);
        return models.Recogniser.Model.Vocabulary.Decode([.. prompt.Tokens.Take(prompt.StartIndex).Skip(1)]);
    }

    [Fact]
    public void VerbatimShowsTheModelHesitationsInItsLanguage()
    {
        Assert.Contains("Um", Before("en", verbatim: true));
        Assert.Contains("Eh", Before("es", verbatim: true));
        Assert.Empty(Before("de", verbatim: true));
        Assert.Empty(Before("en", verbatim: false));
    }
}
