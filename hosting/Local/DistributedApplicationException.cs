namespace Aspire.Hosting;

/// <summary>The description of the application cannot be run; the message names the resource and the fix.</summary>
public class DistributedApplicationException : Exception
{
    public DistributedApplicationException(string message) : base(message) { }

    public DistributedApplicationException(string message, Exception inner) : base(message, inner) { }
}
