using AudioAspire.Transcriber.Search;

namespace AudioAspire.Transcriber.Tests;

public sealed class TermBiasTests(Models models)
{
    TermBias Of(params string[] terms) => TermBias.Of(terms, models.Recogniser.Model.Vocabulary)!;

    int[] Tokens(string text) => [.. models.Recogniser.Model.Vocabulary.Encode(text)];

    /// <summary>Of all tokens behind some others.</summary>
    double Sum(TermBias bias, string text, string before = "")
    {
        var (first, all) = (Tokens(before).Length, Tokens(before + text));
        return Enumerable.Range(first, all.Length - first).Sum(i => (double)bias.After(all.AsSpan(0, i)).BonusOf(all[i]));
    }

    [Fact]
    public void ATermThatIsReadToItsEndKeepsItsBonus()
    {
        var bias = Of("Quintana");
        Assert.True(Sum(bias, " Quintana") > 0);
        Assert.Equal(Sum(bias, " Quintana"), Sum(bias, " Quintana dijo que no"), 5);
        Assert.True(Sum(bias, "Quintana", "¿") > 0);
    }

    [Fact]
    public void ATermThatIsLeftUnfinishedGivesItsBonusBack()
    {
        var bias = Of("Quintana");
        Assert.True(Tokens(" Quintana").Length > 2);
        var begun = Tokens(" Quintana")[..2];
        var place = bias.After(begun);
        Assert.True(place.Held > 0);
        Assert.Equal(-place.Held, place.BonusOf(Tokens(" casa")[0]));
        Assert.Equal(0, Sum(bias, " Quiosco y casa"), 5);
    }

    [Fact]
    public void ATermMayBeginWhereAnotherBreaksOff()
    {
        var bias = Of("Quintana", "Quirós");
        var begun = Tokens(" Quintana")[..2];
        var again = bias.After(begun).BonusOf(Tokens(" Quirós")[0]);
        Assert.Equal(bias.After([]).BonusOf(Tokens(" Quirós")[0]) - bias.After(begun).Held, again, 5);
    }

    [Fact]
    public void EachNameOfATermCountsAloneButNotItsOtherWords()
    {
        var bias = Of("Universidad de Alicante");
        Assert.True(Sum(bias, " Alicante") > 0);
        Assert.Equal(0, Sum(bias, " de", before: " casa"), 5);
        Assert.True(Sum(bias, " Universidad de Alicante") > Sum(bias, " Universidad") + Sum(bias, " Alicante"));
    }

    [Fact]
    public void WithoutTermsThereIsNoBias()
    {
        Assert.Null(TermBias.Of([], models.Recogniser.Model.Vocabulary));
        Assert.Null(TermBias.Of([" ", ""], models.Recogniser.Model.Vocabulary));
    }

    [Fact]
    public void AnExpectedTermWinsOverASlightlyMoreProbableOne()
    {
        var expected = Tokens(" Lucía");
        var vocabulary = models.Recogniser.Model.Config.VocabSize;
        Assert.Equal(Tokens(" Alucía")[0], Read(null)[0]);
        Assert.Equal(expected, Read(Of("Lucía")));

        int[] Read(TermBias? bias)
        {
            var end = models.Recogniser.Model.Config.EndOfText;
            var search = new BeamSearch(new SearchOptions { Beams = 2 }, end, 10, bias: bias);
            for (var step = 0; !search.Done; step++)
            {
                var rows = new float[2 * vocabulary];
                Array.Fill(rows, -20);
                for (var beam = 0; beam < 2; beam++)
                {
                    var row = rows.AsSpan(beam * vocabulary, vocabulary);
                    if (step < expected.Length) (row[expected[step]], row[Tokens(" Alucía")[0]]) = (0, 0.5f);
                    else row[end] = 5;
                }
                search.Advance(rows, vocabulary);
            }
            return search.Results()[0].Tokens;
        }
    }

    [Fact]
    public void TheBonusIsNoPartOfTheReadingsProbability()
    {
        var end = models.Recogniser.Model.Config.EndOfText;
        var search = new BeamSearch(new SearchOptions { Beams = 1 }, end, 1, bias: Of("Lucía"));
        var row = new float[models.Recogniser.Model.Config.VocabSize];
        search.Advance(row, row.Length);
        var reading = search.Results().Single();
        Assert.Contains(reading.Tokens[0], (int[])[Tokens(" Lucía")[0], Tokens("Lucía")[0]]);
        Assert.Equal(-Math.Log(row.Length), reading.AverageLogProbability * 2, 3);
    }
}
