using AudioAspire.Insights.Claims;
using AudioAspire.Insights.Sentences;
using AudioAspire.Scoring.Contradictions;

namespace AudioAspire.Insights.Tests.Claims;

/// <summary>Recognisers drop words, swap them and write numbers and signs as they please.</summary>
public sealed class MangledTextTests
{
    static readonly string[] s_strays = ["£", "$5", "1,2,3", "12.03.2024", "%", "...", "¿?", "-", "once", "half", "medio", "until", "hasta", "before", "primero", "£1,250.50", "25:00", "11:65", "999999999999999999999", "no", "or"];

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public void AnyTextIsReadToItsEnd(string language)
    {
        var random = new Random(5);
        string Mangled(string text)
        {
            var words = text.Split(' ').ToList();
            for (var times = random.Next(5); times > 0; times--)
                if (random.Next(2) == 0) words.Insert(random.Next(words.Count + 1), s_strays[random.Next(s_strays.Length)]);
                else if (words.Count > 1) words.RemoveAt(random.Next(words.Count));
            return string.Join(' ', words);
        }
        foreach (var pair in ContrastPair.ReadAll(language))
        {
            var sentences = SentenceSegmenter.Segment(Turns.Of($"Q: {Mangled(pair.QuestionA)}", $"a: {Mangled(pair.AnswerA)}", $"Q: {Mangled(pair.QuestionB)}", $"a: {Mangled(pair.AnswerB)}"), language);
            Assert.All(ClaimExtractor.Extract(sentences, language, speaker => speaker == "Q"), claim => Assert.NotEmpty(claim.Value));
        }
    }
}
