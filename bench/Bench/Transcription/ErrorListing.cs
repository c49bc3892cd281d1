using AudioAspire.Scoring.Words;

namespace AudioAspire.Bench.Transcription;

/// <summary>Runs of wrong words, with a right word on both sides.</summary>
internal static class ErrorListing
{
    public static void Print(SpeechFile file, string heard)
    {
        Console.WriteLine($"== {Path.GetFileName(file.Path)}");
        var pairs = WordErrors.Align(TextNormalizer.Words(file.Text), TextNormalizer.Words(heard));
        for (var i = 0; i < pairs.Count; i++)
        {
            if (pairs[i].Reference == pairs[i].Heard) continue;
            var first = i;
            while (i < pairs.Count && pairs[i].Reference != pairs[i].Heard) i++;
            var before = first > 0 ? pairs[first - 1].Reference : "";
            var after = i < pairs.Count ? pairs[i].Reference : "";
            Console.WriteLine($"   {before} [{Join(pairs, first, i, p => p.Reference)} -> {Join(pairs, first, i, p => p.Heard)}] {after}");
        }
    }

    static string Join(IReadOnlyList<(string? Reference, string? Heard)> pairs, int first, int last, Func<(string? Reference, string? Heard), string?> side) =>
        string.Join(' ', Enumerable.Range(first, last - first).Select(i => side(pairs[i])).Where(w => w is not null));
}
