using System.Diagnostics;
using OpenTelemetry;

namespace AudioAspire.ServiceDefaults.Telemetry;

/// <summary>Names the spans of outgoing gRPC calls after their method. They are exported because the HTTP span of a call is their
/// child, and the server's span a child of that: without them a trace falls apart.</summary>
sealed class GrpcCallNames : BaseProcessor<Activity>
{
    public const string Source = "Grpc.Net.Client";

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == Source && data.GetTagItem("grpc.method") is string method) data.DisplayName = method.TrimStart('/');
    }
}
