using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Amazon.Runtime;
using AudioAspire.Storage;
using AudioAspire.Trigger.Signing;

namespace AudioAspire.Trigger.Batch;

/// <summary>The REST interface of AWS Batch (API reference 2016-08-10): POST /v1/OPERATION with JSON, signed.</summary>
internal sealed class BatchApi(HttpClient http, AwsAccess access, AWSCredentials credentials, TimeProvider time)
{
    static readonly MediaTypeHeaderValue Json = new("application/json");
    readonly string address = access.Endpoint?.TrimEnd('/')
        ?? $"https://batch.{access.Region}.{Amazon.RegionEndpoint.GetBySystemName(access.Region).PartitionDnsSuffix}";

    /// <param name="operation">As in the path: submitjob.</param>
    /// <exception cref="BatchException">It was refused, or not answered.</exception>
    public async Task<JsonElement> CallAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/v1/{operation}") { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = Json;
        var caller = await credentials.GetCredentialsAsync();
        SignatureV4.Sign(request, body.Span, caller, access.Region, "batch", time.GetUtcNow());
        try
        {
            using var reply = await http.SendAsync(request, cancel);
            var content = await reply.Content.ReadAsByteArrayAsync(cancel);
            return reply.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(content) : throw Refused(operation, reply, content);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new BatchException($"AWS Batch did not answer {operation}: {e.Message}", isPassing: true, e);
        }
    }

    static BatchException Refused(string operation, HttpResponseMessage reply, byte[] content)
    {
        var code = reply.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.First().Split(':')[0] : "";
        var isPassing = reply.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError
            || code.Contains("Throttl", StringComparison.OrdinalIgnoreCase) || code == "TooManyRequestsException";
        return new BatchException($"AWS Batch refused {operation}: {(int)reply.StatusCode} {code} {Message(content)}".TrimEnd(), isPassing)
        {
            RetryAfter = reply.Headers.RetryAfter?.Delta,
        };
    }

    static string Message(byte[] content)
    {
        try
        {
            var error = JsonSerializer.Deserialize<JsonElement>(content);
            return error.Text("message") ?? error.Text("Message") ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}

/// <param name="isPassing">Throttled, or not answered: it may succeed when it is tried again.</param>
internal sealed class BatchException(string message, bool isPassing, Exception? inner = null) : IOException(message, inner)
{
    public bool IsPassing => isPassing;
    public TimeSpan? RetryAfter { get; init; }
}
