using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using AudioAspire.Storage;
using AudioAspire.Trigger.Batch;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioAspire.Trigger.Tests.Batch;

/// <summary>As much of AWS Batch as the Trigger calls, with faults on demand.</summary>
internal sealed class FakeBatch : HttpMessageHandler
{
    int next = 1;

    public List<(string Operation, JsonElement Body)> Calls { get; } = [];
    public List<FakeBatchJob> Jobs { get; } = [];

    /// <summary>What happens to the next calls of submitjob instead of an answer.</summary>
    public Queue<Fault> Faults { get; } = new();

    public BatchQueue Queue(TimeProvider time, int maxFailures = 3) => new(
        new BatchApi(new HttpClient(this), new AwsAccess("http://batch.test", "eu-south-2"), new BasicAWSCredentials("id", "secret"), time),
        new BatchOptions("queue", "definition", maxFailures), time, NullLogger<BatchQueue>.Instance);

    public bool IsAway { get; set; }

    public int Count(string operation) => Calls.Count(c => c.Operation == operation);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=id/", request.Headers.NonValidated["Authorization"].ToString(), StringComparison.Ordinal);
        var operation = request.RequestUri!.AbsolutePath["/v1/".Length..];
        var body = JsonSerializer.Deserialize<JsonElement>(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        Calls.Add((operation, body));
        if (IsAway) return Error(HttpStatusCode.ServiceUnavailable, "ServerException", "later");
        return operation switch
        {
            "submitjob" => Submit(body),
            "listjobs" => Json(new { jobSummaryList = Jobs.Where(j => j.Name == body.GetProperty("filters")[0].GetProperty("values")[0].GetString()).Reverse()
                .Select(j => new { jobId = j.Id, jobName = j.Name, status = j.Status }) }),
            "describejobs" => Json(new { jobs = Jobs.Where(j => body.GetProperty("jobs").EnumerateArray().Any(id => id.GetString() == j.Id))
                .Select(j => new { jobId = j.Id, status = j.Status, statusReason = j.Reason }) }),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    HttpResponseMessage Submit(JsonElement body)
    {
        var fault = Faults.TryDequeue(out var asked) ? asked : Fault.None;
        if (fault is Fault.None or Fault.AnswerLost) Jobs.Add(new FakeBatchJob($"batch-{next++}", body.GetProperty("jobName").GetString()!));
        return fault switch
        {
            Fault.Throttled => Error(HttpStatusCode.TooManyRequests, "TooManyRequestsException", "Too Many Requests"),
            Fault.Refused => Error(HttpStatusCode.BadRequest, "ClientException", "JobQueue queue not found."),
            Fault.Broken => Error(HttpStatusCode.InternalServerError, "ServerException", "later"),
            Fault.AnswerLost => throw new HttpRequestException("The connection broke."),
            _ => Json(new { jobId = Jobs[^1].Id, jobName = Jobs[^1].Name }),
        };
    }

    static HttpResponseMessage Json(object body) => new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };

    static HttpResponseMessage Error(HttpStatusCode status, string type, string message)
    {
        var reply = Json(new { message });
        reply.StatusCode = status;
        reply.Headers.TryAddWithoutValidation("x-amzn-ErrorType", type);
        return reply;
    }
}

internal enum Fault { None, Throttled, Refused, Broken, AnswerLost }

internal sealed record FakeBatchJob(string Id, string Name)
{
    public string Status { get; set; } = "RUNNABLE";
    public string? Reason { get; set; }
}
