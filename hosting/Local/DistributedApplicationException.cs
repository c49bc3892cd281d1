namespace Aspire.Hosting;

/// <summary>The description of the application cannot be run; the message names the resource and the fix.</summary>
public class DistributedApplicationException(string message, Exception? inner = null) : Exception(message, inner);
