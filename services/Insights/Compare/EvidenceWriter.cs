using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Compare;

/// <summary>Judgements as case.json shows them: both quotes, both times, an explanation, a confidence.</summary>
/// <param name="cards">In sorted order.</param>
internal sealed class EvidenceWriter(IReadOnlyList<Card> cards, string language)
{
    public Contradiction Contradiction(Judgement j) =>
        new(Id("x", j), j.Kind, Confidence(j), Explain(j.Kind, j), Evidence(j.A), Evidence(j.B));

    public Agreement Agreement(Judgement j) =>
        new(Id("a", j), j.Kind, Confidence(j), Explain("agreement", j), Evidence(j.A), Evidence(j.B));

    public Evidence Evidence(Fact fact) =>
        new(cards[fact.Interview].Interview, fact.Claim.Turn, fact.Claim.Start, fact.Claim.End, fact.Claim.Speaker, fact.Claim.Quote);

    // The score is the distance from the kind's own threshold.
    static double Confidence(Judgement j) =>
        Math.Round(Math.Clamp(0.5 + j.Score - (j.A.Claim.Hedged || j.B.Claim.Hedged ? 0.05 : 0), 0.3, 0.97), 3);

    string Id(string prefix, Judgement j) =>
        ContentId.Of(prefix, j.Kind, cards[j.A.Interview].Interview, j.A.Claim.Id, cards[j.B.Interview].Interview, j.B.Claim.Id);

    string Explain(string template, Judgement j) => Explanations.Of(template, j.A, j.B, Name(j.A), Name(j.B), language);

    string Name(Fact fact) =>
        cards[fact.Interview].Speakers.FirstOrDefault(s => s.Id == fact.Claim.Speaker) is { Name.Length: > 0 } speaker ? speaker.Name : fact.Claim.Speaker;
}
