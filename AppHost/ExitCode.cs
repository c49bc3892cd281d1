namespace AudioAspire.AppHost;

static class ExitCode
{
    public const int Done = 0;
    /// <summary>It could not be done, or not all of it.</summary>
    public const int Failed = 1;
    public const int WrongArguments = 2;
    /// <summary>Ctrl+C, as shells report it.</summary>
    public const int Cancelled = 130;
}
