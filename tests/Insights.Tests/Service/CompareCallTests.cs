using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Compare;
using Google.Protobuf;
using Grpc.Core;

namespace AudioAspire.Insights.Tests.Service;

public sealed class CompareCallTests(InsightsHost host) : IClassFixture<InsightsHost>
{
    static readonly Card[] Cards = [Card("a", "The boat had twelve lifejackets."), Card("b", "The boat had thirty lifejackets.")];

    [Fact]
    public async Task WhatOneComparisonLeavesGivesTheNextTheSameResult()
    {
        var (document, comparisons) = await Compare(ByteString.Empty);
        var pair = Assert.Single(Comparisons.Parser.ParseFrom(comparisons).Pairs);
        Assert.Equal(1, pair.Conflicts);
        Assert.Equal((document, comparisons), await Compare(comparisons));
    }

    [Fact]
    public async Task WhatCannotBeReadIsComparedAgain() => Assert.Equal(await Compare(ByteString.Empty), await Compare(ByteString.CopyFromUtf8("not what was left")));

    async Task<(ByteString Document, ByteString Comparisons)> Compare(ByteString before)
    {
        using var call = host.Client.Compare(deadline: DateTime.UtcNow.AddMinutes(2));
        await call.RequestStream.WriteAsync(new CompareRequest { Options = new CompareOptions { Case = "c" } });
        if (!before.IsEmpty) await call.RequestStream.WriteAsync(new CompareRequest { Comparisons = before });
        foreach (var card in Cards) await call.RequestStream.WriteAsync(new CompareRequest { Card = card });
        await call.RequestStream.CompleteAsync();
        var events = new List<CompareEvent>();
        await foreach (var e in call.ResponseStream.ReadAllAsync()) events.Add(e);
        return (Join(events.Select(e => e.CaseDocument)), Join(events.Select(e => e.Comparisons)));
    }

    static ByteString Join(IEnumerable<ByteString> chunks) => ByteString.CopyFrom([.. chunks.SelectMany(c => c)]);

    static Card Card(string interview, string answer) => TextCards.Build(
        interview, "en", Turns.Of("Q: What is known of it?", $"{interview}: {answer}"), [new CardSpeaker { Id = "Q" }, new CardSpeaker { Id = interview }], TestModels.Embedder);
}
