using System.Text;
using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;
using AudioAspire.Trigger.Batch;
using AudioAspire.Trigger.Signing;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioAspire.Trigger.Tests.Batch;

/// <summary>The calls as another implementation of the interface takes them.</summary>
public sealed class BatchOverMotoTests(MotoServer moto)
{
    readonly string id = Guid.NewGuid().ToString("N");
    readonly HttpClient http = new();

    [Fact]
    public async Task AJobIsSubmittedOnceAndFoundByItsName()
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        var api = new BatchApi(http, moto.Access, moto.Access.Credentials(), TimeProvider.System);
        var environment = await CallAsync(api, "createcomputeenvironment",
            new { computeEnvironmentName = $"ce-{id}", type = "UNMANAGED", state = "ENABLED", serviceRole = await RoleAsync() });
        await CallAsync(api, "createjobqueue", new
        {
            jobQueueName = $"queue-{id}", state = "ENABLED", priority = 1,
            computeEnvironmentOrder = new[] { new { order = 1, computeEnvironment = environment.Text("computeEnvironmentArn") } },
        });
        await CallAsync(api, "registerjobdefinition",
            new { jobDefinitionName = $"definition-{id}", type = "container", containerProperties = new { image = "none", vcpus = 1, memory = 128 } });
        var queue = new BatchQueue(api, new BatchOptions($"queue-{id}", $"definition-{id}"), TimeProvider.System, NullLogger<BatchQueue>.Instance);
        var job = new JobStatus { State = JobState.Queued, JobId = id, Input = new InputObject("input/c/f.wav", "etag", null, 5) };

        var first = await queue.SubmitAsync(new InterviewName("c", "f"), job, again: false, default);
        Assert.NotNull(first.Id);
        Assert.Equal(first.Id, (await queue.SubmitAsync(new InterviewName("c", "f"), job, again: true, default)).Id);
    }

    [Fact]
    public async Task AMissingQueueIsRefusedForGood()
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        var api = new BatchApi(http, moto.Access, moto.Access.Credentials(), TimeProvider.System);
        var error = await Assert.ThrowsAsync<BatchException>(() => CallAsync(api, "listjobs", new { jobQueue = "no-such-queue" }));
        Assert.False(error.IsPassing);
        Assert.Contains("no-such-queue", error.Message, StringComparison.Ordinal);
    }

    static Task<JsonElement> CallAsync(BatchApi api, string operation, object body) => api.CallAsync(operation, JsonSerializer.SerializeToUtf8Bytes(body), default);

    /// <summary>moto asks for a role that exists.</summary>
    async Task<string> RoleAsync()
    {
        var body = Encoding.UTF8.GetBytes($"Action=CreateRole&Version=2010-05-08&RoleName=role-{id}&AssumeRolePolicyDocument=%7B%7D");
        using var request = new HttpRequestMessage(HttpMethod.Post, moto.Address + "/") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        var caller = await moto.Access.Credentials().GetCredentialsAsync();
        SignatureV4.Sign(request, body, caller, "us-east-1", "iam", TimeProvider.System.GetUtcNow());
        var reply = await (await http.SendAsync(request)).EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return reply[(reply.IndexOf("<Arn>", StringComparison.Ordinal) + 5)..reply.IndexOf("</Arn>", StringComparison.Ordinal)];
    }
}
