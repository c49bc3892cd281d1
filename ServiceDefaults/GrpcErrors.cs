using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioAspire.ServiceDefaults;

/// <summary>Which gRPC status an exception becomes. Callers get its message; what nobody expected is logged with its stack.</summary>
public sealed class GrpcErrorMap
{
    readonly ConcurrentDictionary<Type, StatusCode> _codes = new()
    {
        [typeof(OperationCanceledException)] = StatusCode.Cancelled,
        [typeof(ArgumentException)] = StatusCode.InvalidArgument,
        [typeof(FormatException)] = StatusCode.InvalidArgument,
        [typeof(InvalidDataException)] = StatusCode.InvalidArgument,
        [typeof(TimeoutException)] = StatusCode.DeadlineExceeded,
        [typeof(OutOfMemoryException)] = StatusCode.ResourceExhausted,
    };

    public GrpcErrorMap Map<TException>(StatusCode code) where TException : Exception
    {
        _codes[typeof(TException)] = code;
        return this;
    }

    /// <summary>The code of the exception's nearest mapped type; Internal where there is none.</summary>
    public StatusCode CodeOf(Exception exception)
    {
        for (var type = exception.GetType(); type is not null; type = type.BaseType)
            if (_codes.TryGetValue(type, out var code))
                return code;
        return StatusCode.Internal;
    }
}

public static class GrpcErrorMapping
{
    /// <summary>A service's own exceptions: <c>builder.Services.MapGrpcError&lt;ModelException&gt;(StatusCode.FailedPrecondition)</c>.</summary>
    public static IServiceCollection MapGrpcError<TException>(this IServiceCollection services, StatusCode code) where TException : Exception =>
        services.Configure<GrpcErrorMap>(map => map.Map<TException>(code));
}

/// <summary>Turns every exception of a handler into an <see cref="RpcException"/>.</summary>
sealed partial class GrpcErrors(Microsoft.Extensions.Options.IOptions<GrpcErrorMap> map, ILogger<GrpcErrors> logger) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(request, context), context);

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(requestStream, context), context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => NothingAsync(continuation(request, responseStream, context)), context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => NothingAsync(continuation(requestStream, responseStream, context)), context);

    async Task<T> GuardAsync<T>(Func<Task<T>> handler, ServerCallContext context)
    {
        try
        {
            return await handler();
        }
        catch (RpcException)
        {
            throw;
        }
        catch (Exception) when (context.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The caller went away or its deadline passed."));
        }
        catch (Exception e)
        {
            var code = map.Value.CodeOf(e);
            if (code == StatusCode.Internal) LogUnexpected(context.Method, e);
            else LogRefused(context.Method, code, e.Message);
            throw new RpcException(new Status(code, e.Message, e));
        }
    }

    static async Task<bool> NothingAsync(Task task)
    {
        await task;
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed")]
    partial void LogUnexpected(string method, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} ended with {Code}: {Reason}")]
    partial void LogRefused(string method, StatusCode code, string reason);
}
