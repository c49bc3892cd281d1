using System.Text.Json;
using AudioAspire.Trigger.Intake;

namespace AudioAspire.Trigger.Events;

/// <summary>POST /events: takes any notification of S3 or Batch and answers, piece by piece, what came of it.
/// 503 where something may succeed when the message is sent again; a batch from SQS names just those messages instead.</summary>
internal static class EventEndpoint
{
    const int MaxBodyBytes = 8 << 20;

    public static void MapEvents(this WebApplication app) => app.MapPost("/events", async (HttpRequest request, EventIntake intake, CancellationToken cancel) =>
    {
        if (request.ContentLength > MaxBodyBytes) return Results.Json(new { error = "An event is at most 8 MiB." }, statusCode: 413);
        try
        {
            using var message = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancel);
            return Reply(await intake.AcceptAsync(EventReader.Read(message.RootElement), cancel));
        }
        catch (JsonException)
        {
            return Results.Json(new { error = "The body is not JSON. Send an S3 event notification or an EventBridge event." }, statusCode: 400);
        }
    });

    static IResult Reply(IReadOnlyList<UploadResult> results)
    {
        var failed = results.Where(r => r.Outcome == UploadOutcome.Failed).ToList();
        var body = new
        {
            results = results.Select(r => new
            {
                key = r.What,
                outcome = r.Outcome.ToString().ToLowerInvariant(),
                code = r.Code,
                reason = r.Reason,
                @case = r.Name?.Case,
                interview = r.Name?.Interview,
                jobId = r.JobId,
            }),
            batchItemFailures = failed.Where(f => f.MessageId is not null).Select(f => new { itemIdentifier = f.MessageId }).Distinct(),
        };
        return Results.Json(body, statusCode: failed.Any(f => f.MessageId is null) ? 503 : 200);
    }
}
