namespace AudioAspire.Storage.Tests;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("plain.wav", "plain.wav")]
    [InlineData("a:b?.wav", "a%3Ab%3F.wav")]
    [InlineData("50 % + more.wav", "50 % + more.wav")]
    [InlineData("a%3Ab", "a%253Ab")]
    [InlineData("a%20b", "a%20b")]
    [InlineData("end.", "end%2E")]
    [InlineData("end ", "end%20")]
    [InlineData("end%20", "end%2520")]
    [InlineData("con.wav", "%63on.wav")]
    [InlineData("%63on.wav", "%2563on.wav")]
    [InlineData("LPT1", "%4CPT1")]
    [InlineData("console.wav", "console.wav")]
    [InlineData("back\\slash", "back%5Cslash")]
    public void WindowsNamesGoThereAndBack(string part, string name)
    {
        Assert.Equal(name, FileNames.FromKeyPart(part, windows: true));
        Assert.Equal(part, FileNames.ToKeyPart(name, windows: true));
    }

    [Fact]
    public void AnyNameGoesThereAndBack()
    {
        var random = new Random(1);
        const string Alphabet = "%%%0123456789ABCDEFcCoOnN .:?*\\ab";
        for (var n = 0; n < 20_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            Assert.Equal(text, FileNames.ToKeyPart(FileNames.FromKeyPart(text, windows: true), windows: true));
        }
    }
}
