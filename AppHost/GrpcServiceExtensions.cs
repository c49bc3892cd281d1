namespace AudioAspire.AppHost;

static class GrpcServiceExtensions
{
    /// <summary>The two endpoints of a gRPC service (a port that speaks only HTTP/2 cannot answer an HTTP/1.1 probe) and its health check.</summary>
    public static IResourceBuilder<ProjectResource> WithGrpcEndpoints(this IResourceBuilder<ProjectResource> service) => service
        .WithHttpEndpoint(name: "grpc", env: "GRPC_PORT")
        .WithEndpoint("grpc", endpoint => endpoint.Transport = "http2")
        .WithHttpEndpoint(name: "health", env: "HEALTH_PORT")
        .WithHttpHealthCheck("/health", endpointName: "health");
}
