using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioAspire.Insights.Tests.LanguageModels;

/// <summary>An HTTP server that speaks the chat completions protocol, answering with what a test lines up; the last answer repeats.</summary>
internal sealed class FakeEndpoint : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly Queue<Func<HttpContext, Task>> _answers;

    FakeEndpoint(WebApplication app, IEnumerable<Func<HttpContext, Task>> answers) => (_app, _answers) = (app, new(answers));

    public ConcurrentQueue<JsonElement> Requests { get; } = new();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1");

    public static async Task<FakeEndpoint> StartAsync(params Func<HttpContext, Task>[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var endpoint = new FakeEndpoint(builder.Build(), answers);
        endpoint._app.MapPost("/v1/chat/completions", endpoint.Answer);
        await endpoint._app.StartAsync(TestContext.Current.CancellationToken);
        return endpoint;
    }

    /// <summary>A completion whose message is this text.</summary>
    public static Func<HttpContext, Task> Saying(string content, int tokens = 100) => context => context.Response.WriteAsJsonAsync(new
    {
        id = "chatcmpl-1", @object = "chat.completion", created = 1, model = "served",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content } } },
        usage = new { prompt_tokens = tokens, completion_tokens = 0, total_tokens = tokens },
    });

    public static Func<HttpContext, Task> Failing(int status) => context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { message = "no", type = "server_error" } });
    };

    async Task Answer(HttpContext context)
    {
        Requests.Enqueue((await JsonDocument.ParseAsync(context.Request.Body)).RootElement);
        await (_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek())(context);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
