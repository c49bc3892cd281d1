using System.Net.Sockets;
using AudioAspire.Audio;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using Grpc.Core;

namespace AudioAspire.Pipeline.Jobs;

/// <summary>A job cannot go on.</summary>
/// <param name="transient">Trying again later may help.</param>
internal sealed class JobException(JobFailure failure, bool transient, Exception? inner = null) : Exception(failure.Message, inner)
{
    public JobFailure Failure { get; } = failure;
    public bool IsTransient { get; } = transient;

    public static JobException BadInput(string code, string message, string hint) => new(new JobFailure(code, message, hint), transient: false);

    public static JobException Unavailable(string service, Exception? inner = null) => new(new JobFailure(ErrorCode.ServiceUnavailable,
        $"The service '{service}' did not answer in time.", "It is tried again. If it stays away, look at its log."), transient: true, inner);

    /// <summary>Any exception as what status.json says of it.</summary>
    public static JobException From(Exception e) => e switch
    {
        JobException known => known,
        AudioException audio => new(new JobFailure(audio.Code, audio.Message, audio.Hint), audio.IsTransient, e),
        ObjectMissingException missing => new(new JobFailure(ErrorCode.InputMissing, $"There is no object '{missing.Key}' any more.",
            "Put the recording back; a new job starts by itself."), transient: false, e),
        RpcException { StatusCode: StatusCode.InvalidArgument or StatusCode.OutOfRange } rpc => new(new JobFailure(ErrorCode.InvalidOptions,
            rpc.Status.Detail, "Change the options of the job or of its case (options.json)."), transient: false, e),
        RpcException { StatusCode: StatusCode.FailedPrecondition or StatusCode.NotFound } rpc => new(new JobFailure(ErrorCode.ModelDamaged,
            rpc.Status.Detail, "Restore the models (git checkout -- models), and start the job again."), transient: false, e),
        RpcException rpc => new(new JobFailure(ErrorCode.Internal, $"A service failed: {rpc.Status.StatusCode} {rpc.Status.Detail}",
            "Look at the services' logs, and report it with trace.json."), transient: rpc.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded, e),
        IOException or SocketException or UnauthorizedAccessException or HttpRequestException or TimeoutException => StorageFailure(e),
        _ when e.GetType().Namespace?.StartsWith("Amazon", StringComparison.Ordinal) == true => StorageFailure(e),
        _ => new(new JobFailure(ErrorCode.Internal, $"The pipeline failed: {e.Message}", "Report it with the pipeline's log."), transient: false, e),
    };

    static JobException StorageFailure(Exception e) => new(new JobFailure(ErrorCode.StorageUnavailable, $"The store or the disk failed: {e.Message}",
        "Check free space, permissions and the connection; the job is tried again."), transient: true, e);
}
