using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Compare;

/// <param name="Score">How far above what is asked of its kind the pair is, 0..1.</param>
internal sealed record Judgement(Fact A, Fact B, string Kind, Verdict Verdict, double Score);

/// <summary>Decides whether two claims are about the same thing and what their values say. Plans, hearsay and questions never count.</summary>
internal sealed class Judge(Likeness likeness)
{
    // Different words for one thing are told apart from different things by half: a likeness well above what is asked survives.
    const double ApartFocus = 0.65;

    /// <returns>Null where the two cannot be compared.</returns>
    public Judgement? Of(Fact a, Fact b)
    {
        if (a.Traits.Ignored || b.Traits.Ignored || KindOf(a, b) is not { } kind || !MayMeet(a, b)) return null;
        if (IsPolarity(a)) return Polarities(a, b);
        if (kind == ClaimKinds.Sequence) return Orders(a, b);
        if (kind == ClaimKinds.Other && (a.Agent != Fact.None || b.Agent != Fact.None)) return Agents(a, b);
        if (a.Traits.Opinion && b.Traits.Opinion && kind is ClaimKinds.Number or ClaimKinds.Quantity) return null;
        if (a.Traits.Owned && b.Traits.Owned && a.Owner != b.Owner && kind is ClaimKinds.Number or ClaimKinds.Quantity) return null;
        if (a.Traits.IsContraryTo(b.Traits)) return null;
        var persons = Persons.Relate(a, b);
        if (persons == Relation.Different && !IsAnchored(a, b, kind) || IsNegatedValue(a) || IsNegatedValue(b)) return null;
        var (verdict, least) = Values(a, b, kind, persons);
        if (verdict == Verdict.Incomparable) return null;
        var score = likeness.Of(a, b) + (persons == Relation.Same ? 0.06 : persons is Relation.Doubtful or Relation.Other ? -0.06 : 0);
        if (kind != ClaimKinds.Date && a.Traits.Days.Overlaps(b.Traits.Days)) score += 0.1;
        // Both name what they are about, and not one word is the same: likeness of wording alone misleads.
        if (likeness.Words(a, b) == 0 && !IsAnchored(a, b, kind) && kind != ClaimKinds.ClockTime && !(a.Asks(Asked.Presence) && b.Asks(Asked.Presence))) score -= 0.12;
        if (kind == ClaimKinds.Other && a.Stems.OwnCount > 0 && b.Stems.OwnCount > 0 && !a.Stems.SharesOwn(b.Stems) && !b.Stems.SharesOwn(a.Stems)) score -= 0.2;
        if (FocusApart(a, b)) score -= ApartFocus;
        return new Judgement(a, b, kind, verdict, score - least);
    }

    /// <summary>What a judgement of the two is about; null where they have nothing in common.</summary>
    public static string? KindOf(Fact a, Fact b) =>
        IsPolarity(a) || IsPolarity(b) ? IsPolarity(a) && IsPolarity(b) ? ClaimKinds.Negation : null : Common(a.Claim.Kind, b.Claim.Kind);

    /// <summary>False where a glance at the two tells that they cannot be compared.</summary>
    public static bool MayMeet(Fact a, Fact b)
    {
        if (a.Claim.Kind != ClaimKinds.Date && a.Traits.Dates.AreApart(b.Traits.Dates)) return false;
        if (IsPolarity(a)) return IsPolarity(b) && a.Claim.Negated != b.Claim.Negated;
        return a.Claim.Kind is not (ClaimKinds.Number or ClaimKinds.Quantity or ClaimKinds.Duration) || a.Claim.Subject == b.Claim.Subject || AnswerOneCount(a, b);
    }

    // "How many animals?" "Three sheep." and "how many sheep?" "Eleven.": if the questions are alike, the answers may be.
    static bool AnswerOneCount(Fact a, Fact b) =>
        a.Asks(Asked.Count) && b.Asks(Asked.Count) && IsPlain(a) && IsPlain(b) && (a.Stems.Contains(b.Unit) || b.Stems.Contains(a.Unit));

    static bool IsPlain(Fact fact) => fact.Claim.Subject is not (AmountReader.MoneyUnit or AmountReader.RateUnit or AmountReader.PercentUnit or AmountReader.TimesUnit);

    static bool IsPolarity(Fact fact) => fact.Claim.Kind == ClaimKinds.Negation || fact.Claim.Kind == ClaimKinds.Other && fact.Claim.Subject.Length == 0;

    static bool IsNegatedValue(Fact fact) => fact.Claim.Negated && !fact.Claim.Value.StartsWith(">=", StringComparison.Ordinal) && fact.Claim.Kind != ClaimKinds.Present;

    static string? Common(string a, string b) => a == b ? a
        : a is ClaimKinds.Number or ClaimKinds.Quantity && b is ClaimKinds.Number or ClaimKinds.Quantity ? ClaimKinds.Quantity : null;

    // The verdict on the values, and how alike the claims must be for it to mean anything.
    static (Verdict, double) Values(Fact a, Fact b, string kind, Relation persons)
    {
        var (x, y) = (a.Claim, b.Claim);
        var hedged = x.Hedged || y.Hedged;
        bool Both(Asked what) => a.Asks(what) && b.Asks(what);
        bool One(Asked what) => a.Asks(what) || b.Asks(what);
        switch (kind)
        {
            case ClaimKinds.ClockTime: return (ValueComparison.ClockTimes(x.Value, y.Value, hedged), Both(Asked.Time) ? 0.22 : One(Asked.Time) ? 0.27 : 0.32);
            case ClaimKinds.Date: return (ValueComparison.Dates(x.Value, y.Value), IsOfTheMatter(a, b) ? 0.08 : Both(Asked.Date) ? 0.18 : One(Asked.Date) ? 0.22 : 0.45);
            case ClaimKinds.Duration: return (ValueComparison.Amounts(x.Value, y.Value, hedged ? 1.6 : 1.3), Both(Asked.Duration) ? 0.2 : One(Asked.Duration) ? 0.26 : 0.36);
            case ClaimKinds.Number or ClaimKinds.Quantity:
                return (ValueComparison.Amounts(x.Value, y.Value, x.Subject == AmountReader.MoneyUnit ? 1.1 : hedged || x.Subject == AmountReader.SpeedUnit ? 1.25 : 1.02), x.Subject == AmountReader.MoneyUnit ? 0.25 : x.Subject == AmountReader.RateUnit ? 0.25 : x.Subject != y.Subject ? 0.3 : x.Subject == AmountReader.PersonUnit ? Both(Asked.Presence) ? 0.1 : 0.17 : x.Subject == AmountReader.TimesUnit ? 0.3 : 0.2);
            case ClaimKinds.Colour:
                var same = x.Subject == y.Subject && x.Subject.Length > 0 || x.Subject.Length == 0 && a.Stems.Contains(b.Unit) || y.Subject.Length == 0 && b.Stems.Contains(a.Unit);
                return (ValueComparison.Colours(x.Value, y.Value), same ? 0.15 : x.Subject.Length == 0 || y.Subject.Length == 0 ? 0.35 : a.Stems.BothOwn(b.Stems) ? 0.27 : 0.33);
            case ClaimKinds.Place:
                if ((x.Subject == "name") != (y.Subject == "name") && !(a.Asks(Asked.Where) || b.Asks(Asked.Where))) return (Verdict.Incomparable, 0);
                // where the bags are and where the garage is
                if (b.Stems.ContainsAny(a.Value) != a.Stems.ContainsAny(b.Value)) return (Verdict.Incomparable, 0);
                var places = ValueComparison.Places(a.Value, b.Value);
                // a person there, and something else there
                if (places == Verdict.Agree && a.Traits.Located != b.Traits.Located) return (Verdict.Incomparable, 0);
                return (places, IsAnchored(a, b, kind) ? 0.1 : Both(Asked.Where) ? 0.28 : One(Asked.Where) ? persons == Relation.Same || a.Traits.Days.Overlaps(b.Traits.Days) ? 0.24 : 0.36 : persons == Relation.Same ? 0.42 : 0.5);
            case ClaimKinds.Other: return (x.Subject != y.Subject ? Verdict.Incomparable : x.Value == y.Value ? Verdict.Agree : Verdict.Conflict, 0.3);
            case ClaimKinds.Present: return (ValueComparison.Company(x.Value, y.Value), Both(Asked.Presence) ? 0.12 : 0.3);
            default: return (Verdict.Incomparable, 0);
        }
    }

    // "It was Tuesday": the date of the matter itself.
    static bool IsBare(Fact fact) => fact.Stems.OwnCount <= 1;

    // Whoever is asked what happened and names a day names that of the matter.
    static bool IsOfTheMatter(Fact a, Fact b) => IsBare(a) && IsBare(b) && (!AskApart(a, b) || a.Asks(Asked.Matter) || b.Asks(Asked.Matter));

    // The same thing without a common word: where one person was, when the matter was, how many came.
    static bool IsAnchored(Fact a, Fact b, string kind) => kind switch
    {
        ClaimKinds.Place => a.Traits.Located && b.Traits.Located && a.Subjects.Overlaps(b.Subjects),
        ClaimKinds.Date => IsOfTheMatter(a, b),
        ClaimKinds.Number => a.Claim.Subject == AmountReader.PersonUnit && b.Claim.Subject == AmountReader.PersonUnit && a.Asks(Asked.Presence) && b.Asks(Asked.Presence),
        _ => false,
    };

    // "Who was driving?", asked of both, has one answer.
    Judgement? Agents(Fact a, Fact b)
    {
        if (a.Agent == Fact.None || b.Agent == Fact.None || likeness.Words(a, b) == 0) return null;
        return new Judgement(a, b, ClaimKinds.Other, a.Agent == b.Agent ? Verdict.Agree : Verdict.Conflict, likeness.Of(a, b) - 0.25);
    }

    static bool AskApart(Fact a, Fact b) => a.Stems.Count > 1 && b.Stems.Count > 1 && !a.Stems.SharesAny(b.Stems);

    Judgement? Polarities(Fact a, Fact b)
    {
        var (no, yes) = a.Claim.Negated ? (a, b) : (b, a);
        // "nobody has a key" denies it of everybody
        var ofEverybody = no.Traits.Universal && no.Subjects.Count == 0 && no.Traits.Person.Length == 0;
        if (!ofEverybody && Persons.Relate(no, yes) is (Relation.Different or Relation.Other)) return null;
        // a list of those present says something of who was missing only
        if (yes.Traits.Attendance && !no.Traits.Attendance) return null;
        // "not empty" is denied by "full", not by whatever else is said of the house
        if (no.Opposite != Fact.None && !yes.Stems.Owns(no.Opposite)) return null;
        double shared = 0, all = 0, own = 0;
        foreach (var stem in no.Value.Distinct())
        {
            var weight = likeness.Weight(stem);
            all += weight;
            shared += weight * yes.Stems[stem];
            if (yes.Stems.Owns(stem)) own++;
        }
        var asked = no.Value.Count(s => yes.Stems[s] >= 0.7f);
        if (all == 0 || own == 0 && (asked < 2 || Persons.Relate(no, yes) != Relation.Same)) return null;
        var meaning = Math.Max(0, Likeness.Meaning(no, yes));
        var least = 0.58 - (no.Traits.Universal ? 0.08 : 0) - (own >= 2 ? 0.06 : 0) - (Persons.Relate(no, yes) is var persons && persons == Relation.Same ? 0.04 : persons == Relation.Doubtful && !ofEverybody ? -0.12 : 0) + (no.Traits.Opinion || yes.Traits.Opinion ? 0.15 : 0) + (no.Traits.Implied ? own > 1 ? 0.08 : 0.12 : 0);
        return new Judgement(a, b, no.Traits.Attendance ? ClaimKinds.Present : ClaimKinds.Negation, Verdict.Conflict, 0.5 * shared / all + 0.35 * meaning + 0.25 * likeness.Words(no, yes) - least - (FocusApart(a, b) ? ApartFocus : 0));
    }

    Judgement? Orders(Fact a, Fact b)
    {
        // each tells what he or she did
        if (Persons.Relate(a, b) == Relation.Different) return null;
        var (x, y) = (Split(a), Split(b));
        var straight = Math.Min(Overlap(x.Earlier, y.Earlier), Overlap(x.Later, y.Later));
        var crossed = Math.Min(Overlap(x.Earlier, y.Later), Overlap(x.Later, y.Earlier));
        if (Math.Max(straight, crossed) == 0) return null;
        return new Judgement(a, b, ClaimKinds.Sequence, crossed > straight ? Verdict.Conflict : Verdict.Agree, Math.Max(straight, crossed) - 0.25 - (FocusApart(a, b) ? ApartFocus : 0));
    }

    static bool FocusApart(Fact a, Fact b) => a.Stems.FocusesApart(b.Stems) && b.Stems.FocusesApart(a.Stems);

    double Overlap(int[] a, int[] b)
    {
        var shared = a.Intersect(b).Sum(likeness.Weight);
        return shared / Math.Max(1e-9, Math.Min(a.Sum(likeness.Weight), b.Sum(likeness.Weight)));
    }

    static (int[] Earlier, int[] Later) Split(Fact fact) =>
        fact.Then == Fact.None ? (fact.Value, []) : (fact.Value[..fact.Then], fact.Value[(fact.Then + 1)..]);
}
