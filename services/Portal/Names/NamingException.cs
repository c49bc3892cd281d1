namespace AudioAspire.Portal.Names;

internal enum NamingProblem
{
    /// <summary>Too long, or no speaker of the interview.</summary>
    Invalid,
    /// <summary>Another speaker of the interview is called so.</summary>
    Taken,
    /// <summary>The interview is being worked on, or has no results.</summary>
    Busy,
    /// <summary>options.json of the case is not ours to mend.</summary>
    Unreadable,
}

internal sealed class NamingException(NamingProblem problem) : Exception($"{problem}")
{
    public NamingProblem Problem => problem;
}
