namespace AudioAspire.Insights.Compare;

/// <summary>Two claims that are each other's best match between two interviews are likely about the same thing, however differently they are worded:
/// people who are asked the same questions answer them in their own words.</summary>
internal static class Pairing
{
    public const double Bonus = 0.12;

    public static List<Judgement> Favour(List<Judgement> judgements)
    {
        var best = new Dictionary<(Fact, int, string), double>();
        foreach (var j in judgements)
        {
            Raise(best, (j.A, j.B.Interview, j.Kind), j.Score);
            Raise(best, (j.B, j.A.Interview, j.Kind), j.Score);
        }
        return judgements.ConvertAll(j => j.Score >= best[(j.A, j.B.Interview, j.Kind)] && j.Score >= best[(j.B, j.A.Interview, j.Kind)]
            && j.A.Asks(j.B.Traits.Asked & ~Asked.Count) ? j with { Score = j.Score + Bonus } : j);
    }

    static void Raise(Dictionary<(Fact, int, string), double> best, (Fact, int, string) key, double score) =>
        best[key] = Math.Max(score, best.GetValueOrDefault(key, double.MinValue));
}
