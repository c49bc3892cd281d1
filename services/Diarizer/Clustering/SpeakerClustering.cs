using AudioAspire.Diarizer.Embedding;

namespace AudioAspire.Diarizer.Clustering;

/// <summary>Finds the people behind the local voices.</summary>
internal static class SpeakerClustering
{
    /// <summary>Clusters less alike than this are different people.</summary>
    const float SamePerson = 0.42f;

    /// <summary>A cluster with less clean speech is no person of its own unless asked for.</summary>
    const double LeastSeconds = 3;

    /// <returns>A label for every voice, 0 .. n-1 in order of first appearance; -1 for voices of nobody in particular.</returns>
    public static int[] Cluster(IReadOnlyList<LocalVoice> voices, SpeakerRange range)
    {
        var merges = AverageLinkage.Run(VoiceAffinity.Of(voices), [.. voices.Select(v => v.Seconds)]);
        var count = merges.Count(m => m.Similarity >= SamePerson);
        for (; ; count++)
        {
            var labels = DropSmall(voices, AverageLinkage.Cut(voices.Count, merges, count), out var clusters);
            if (clusters <= range.Most || count == merges.Count) return labels;
        }
    }

    static int[] DropSmall(IReadOnlyList<LocalVoice> voices, int[] labels, out int clusters)
    {
        var seconds = new double[labels.Max() + 1];
        for (var i = 0; i < labels.Length; i++) seconds[labels[i]] += voices[i].Seconds;
        var least = Math.Min(LeastSeconds, seconds.Max());
        var kept = Enumerable.Range(0, seconds.Length).Where(k => seconds[k] >= least).ToList();
        clusters = kept.Count;
        return [.. labels.Select(label => kept.IndexOf(label))];
    }
}
