using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using OpenAI;

namespace AudioAspire.Insights.LanguageModels;

/// <summary>Questions to a chat model that answers in JSON of a given shape: one budget, time limit, a few attempts, every answer checked.</summary>
internal sealed class StructuredChat(IChatClient client, LanguageModelOptions options, TimeProvider time)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    long _used;

    public string Model => options.Model;

    public static StructuredChat Open(LanguageModelOptions options, TimeProvider time) => new(
        new OpenAIClient(new ApiKeyCredential(options.Key), new OpenAIClientOptions { Endpoint = options.Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) })
            .GetChatClient(options.Model).AsIChatClient(), options, time);

    /// <param name="prompt">File in LanguageModels/Prompts: the only instructions. <paramref name="data"/> travels apart, as JSON.</param>
    /// <param name="flaw">What is wrong with an answer of the right shape; null where nothing is.</param>
    /// <exception cref="LanguageModelFailure">No usable answer within the attempts, the time or the budget.</exception>
    public async Task<T> AskAsync<T>(string prompt, object data, Func<T, string?> flaw, CancellationToken cancel)
    {
        List<ChatMessage> messages = [new(ChatRole.System, Prompts.Read(prompt)), new(ChatRole.User, JsonSerializer.Serialize(data, Json))];
        var format = new ChatOptions { Temperature = 0, ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonSerializer.SerializeToElement(Json.GetJsonSchemaAsNode(typeof(T))), prompt) };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await OnceAsync(messages, format, cancel);
                var value = Parse<T>(answer);
                return flaw(value) is { } wrong ? throw new LanguageModelFailure(wrong) : value;
            }
            catch (Exception e) when (attempt < options.Attempts && !cancel.IsCancellationRequested && IsWorthAnotherTry(e))
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt - 1)), time, cancel);
            }
            catch (Exception e) when (e is not LanguageModelFailure && !cancel.IsCancellationRequested)
            {
                throw new LanguageModelFailure(Reason(e), e);
            }
        }
    }

    async Task<string> OnceAsync(List<ChatMessage> messages, ChatOptions format, CancellationToken cancel)
    {
        if (Interlocked.Read(ref _used) >= options.Budget) throw new BudgetSpent();
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            var response = await client.GetResponseAsync(messages, format, either.Token);
            // An endpoint that does not count is charged four letters a token.
            Interlocked.Add(ref _used, response.Usage?.TotalTokenCount ?? (messages.Sum(m => m.Text.Length) + response.Text.Length) / 4);
            return response.Text;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    static T Parse<T>(string answer)
    {
        // Small models wrap JSON in a Markdown fence.
        var (from, to) = (answer.IndexOf('{'), answer.LastIndexOf('}'));
        if (from < 0 || to < from) throw new JsonException("The answer holds no JSON object.");
        return JsonSerializer.Deserialize<T>(answer.AsSpan(from, to - from + 1), Json) ?? throw new JsonException("The answer is null.");
    }

    static bool IsWorthAnotherTry(Exception e) => e switch
    {
        ClientResultException http => http.Status is 0 or 408 or 409 or 429 or >= 500,
        BudgetSpent => false,
        _ => true,
    };

    string Reason(Exception e) => e switch
    {
        BudgetSpent => $"the budget of {options.Budget} tokens is spent",
        TimeoutException => $"no answer within {options.Timeout.TotalSeconds:0} s",
        JsonException => "the answer does not have the required form",
        ClientResultException http => $"the endpoint answered {http.Status}",
        _ => "the endpoint cannot be reached",
    };

    sealed class BudgetSpent : Exception;
}
