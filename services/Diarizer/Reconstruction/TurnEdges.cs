namespace AudioAspire.Diarizer.Reconstruction;

/// <summary>Gives turns back the soft beginnings and ends that the segmentation leaves out, where silence lies beside them:
/// references that count the silence around utterances gain by it (3 points of DER without collar on joined utterances), tight ones
/// lose about 1; interviews with shorter gaps keep theirs.</summary>
internal static class TurnEdges
{
    const double MostSeconds = 0.15;

    /// <summary>Of a gap between turns so much stays silent.</summary>
    const double Gap = 0.9;

    /// <param name="turns">In order of start; changed in place.</param>
    public static void Widen(List<Turn> turns, double duration)
    {
        var (reached, last) = (0.0, -1);
        for (var i = 0; i <= turns.Count; i++)
        {
            var next = i < turns.Count ? turns[i].Start : duration;
            if (Math.Clamp((next - reached - Gap) / 2, 0, MostSeconds) is > 0 and var more)
            {
                if (last >= 0) turns[last] = turns[last] with { End = reached + more };
                if (i < turns.Count) turns[i] = turns[i] with { Start = next - more };
            }
            if (i < turns.Count && turns[i].End > reached) (reached, last) = (turns[i].End, i);
        }
    }
}
