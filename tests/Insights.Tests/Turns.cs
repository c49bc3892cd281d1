using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Tests;

/// <summary>Turns from lines "SPEAKER: text", three words a second, 0.3 s between turns, with word times.</summary>
internal static class Turns
{
    public static IReadOnlyList<AnalyzeTurn> Of(params string[] lines)
    {
        var turns = new List<AnalyzeTurn>();
        var time = 0.0;
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':');
            var turn = new AnalyzeTurn { Index = turns.Count, Start = time, Speaker = line[..colon], Text = line[(colon + 1)..].Trim() };
            foreach (var word in turn.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                turn.Words.Add(new AnalyzeWord { Text = word, Start = time, End = time += 1 / 3.0, Confidence = 1 });
            turn.End = time;
            time += 0.3;
            turns.Add(turn);
        }
        return turns;
    }
}
