namespace AudioAspire.Insights.Compare;

internal enum Relation { Different, Other, Doubtful, Unknown, Same }

/// <summary>Whether two claims are about the same person, from who is named and who speaks of himself or herself.</summary>
internal static class Persons
{
    public static Relation Relate(Fact a, Fact b)
    {
        if (a.Subjects.Overlaps(b.Subjects)) return Relation.Same;
        var (isSelfA, isSelfB) = (a.Traits.Person == "self", b.Traits.Person == "self");
        var selfA = isSelfA && !b.Near.Contains(a.Owner);
        var selfB = isSelfB && !a.Near.Contains(b.Owner);
        if (isSelfA && isSelfB && a.Owner != b.Owner && (selfA || selfB)) return Relation.Different;
        if (IsOwn(a) && IsOwn(b) && a.Owner != b.Owner) return Relation.Different;
        if (a.Near.Overlaps(b.Subjects) || b.Near.Overlaps(a.Subjects)) return Relation.Same;
        if (selfA && b.Near.HasOtherThan(b.Owner) || selfB && a.Near.HasOtherThan(a.Owner)) return Relation.Other;
        if (a.Subjects.Count > 0 && b.Subjects.Count > 0) return Relation.Doubtful;
        return Relation.Unknown;
    }

    // "my car", "they gave me": each speaker's own
    static bool IsOwn(Fact fact) => fact.Traits.Person is "mine" or "object";
}
