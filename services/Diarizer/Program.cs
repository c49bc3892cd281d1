using AudioAspire.Contracts.Results;
using AudioAspire.Diarizer;
using AudioAspire.Inference;
using AudioAspire.Inference.Providers;
using AudioAspire.ServiceDefaults;
using Grpc.Core;

return ServiceProgram.Run<ModelException>(ErrorCode.ModelDamaged, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults();
    builder.Services.MapGrpcError<ModelException>(StatusCode.FailedPrecondition);
    builder.AddDiarizer();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapGrpcService<DiarizerService>();
    app.Logger.LogPlacements();
    return app;
});
