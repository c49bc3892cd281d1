namespace AudioAspire.Infra;

/// <summary>Nothing was written. The code is stable; the hint says what to do.</summary>
internal class InfraException(string code, string message, string hint) : Exception(message)
{
    public string Code => code;

    public string Hint => hint;
}
