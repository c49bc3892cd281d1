using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Configuration;

namespace AudioAspire.ServiceDefaults;

/// <summary>`SERVICE health`: asks the service that runs in the same place whether it is ready, and ends with 0 or 1.
/// For the health check of a container, whose image has no other program that could ask.</summary>
static class HealthCommand
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static bool Given => Environment.GetCommandLineArgs() is [_, "health"];

    public static int AskGrpc(IConfiguration configuration)
    {
        using var channel = GrpcChannels.Open(configuration["GRPC_ADDRESS"] ?? $"http://localhost:{configuration["GRPC_PORT"]}");
        try
        {
            var reply = new Health.HealthClient(channel).Check(new HealthCheckRequest(), deadline: DateTime.UtcNow + Patience);
            return reply.Status == HealthCheckResponse.Types.ServingStatus.Serving ? 0 : 1;
        }
        catch (RpcException e)
        {
            Console.Error.WriteLine(e.Status);
            return 1;
        }
    }

    public static int AskHttp(IConfiguration configuration)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var reply = http.Send(new HttpRequestMessage(HttpMethod.Get, $"http://localhost:{configuration["HTTP_PORT"]}/health"));
            return reply.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
