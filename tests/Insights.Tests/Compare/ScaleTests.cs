using System.Diagnostics;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Compare;
using Google.Protobuf;

namespace AudioAspire.Insights.Tests.Compare;

public sealed class ScaleTests
{
    const int Interviews = 200, Exchanges = 250;

    [Fact]
    [Trait("Category", "Campaign")]
    public void TwoHundredHoursCompareWithinAMinute()
    {
        var cards = Enumerable.Range(0, Interviews).Select(Hour).ToList();
        var watch = Stopwatch.StartNew();
        var report = new CaseComparer(TestModels.Embedder.Centre).Compare("c", cards, []);
        watch.Stop();
        var memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        TestContext.Current.SendDiagnosticMessage($"{watch.Elapsed.TotalSeconds:0} s, {memory:0} MB, {cards.Sum(c => c.Claims.Count)} claims, {report.Contradictions.Count} contradictions");
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{watch.Elapsed} for {cards.Sum(c => c.Claims.Count)} claims");
    }

    // An hour of generated talk: random words of a vocabulary as skewed as speech, with counts and times.
    static Card Hour(int interview)
    {
        var random = new Random(interview);
        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => $"pal{(int)(4000 * Math.Pow(random.NextDouble(), 3))}bra"));
        var lines = Enumerable.Range(0, Exchanges).SelectMany(i => (string[])
        [
            $"Q: ¿A qué hora {Words(4)}?",
            $"A: {Words(6)} a las {random.Next(1, 12)} con {random.Next(2, 90)} {Words(1)}. {(i % 3 == 0 ? "Nunca" : "Sí")} {Words(6)}. {Words(7)} en {Words(2)}.",
        ]);
        var card = TextCards.Build($"i{interview:000}", "es", Turns.Of([.. lines]), [new CardSpeaker { Id = "Q" }, new CardSpeaker { Id = "A" }], embedder: null);
        foreach (var sentence in card.Sentences)
        {
            var bytes = new byte[384];
            random.NextBytes(bytes);
            (sentence.Embedding, sentence.Scale) = (ByteString.CopyFrom(bytes), 0.001f);
        }
        return card;
    }
}
