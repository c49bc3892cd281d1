namespace AudioAspire.Scoring.Diarization;

/// <summary>Beginnings and ends of the reference's turns that a heard turn shares.</summary>
public readonly record struct BoundaryScore(int Near, int All)
{
    public double Share => All > 0 ? (double)Near / All : 1;

    /// <param name="tolerance">Seconds.</param>
    public static BoundaryScore Of(IReadOnlyList<SpeakerSegment> reference, IReadOnlyList<SpeakerSegment> heard, double tolerance) => new(
        reference.Count(r => heard.Any(h => Math.Abs(h.Start - r.Start) <= tolerance)) + reference.Count(r => heard.Any(h => Math.Abs(h.End - r.End) <= tolerance)),
        2 * reference.Count);

    public static BoundaryScore operator +(BoundaryScore a, BoundaryScore b) => new(a.Near + b.Near, a.All + b.All);
}
