using AudioAspire.Contracts.Results;
using AudioAspire.Inference;
using AudioAspire.Inference.Providers;
using AudioAspire.ServiceDefaults;
using AudioAspire.Transcriber;
using AudioAspire.Transcriber.Recognition;
using Grpc.Core;

return ServiceProgram.Run<ModelException>(ErrorCode.ModelDamaged, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults();
    builder.Services.MapGrpcError<ModelException>(StatusCode.FailedPrecondition);
    builder.Services.AddTranscriber(ModelCatalogue.Open(), builder.Configuration["SPEECH_MODEL"] is { Length: > 0 } model ? model : WhisperRecogniser.Shipped);

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapGrpcService<TranscriberService>();
    app.Logger.LogPlacements();
    return app;
});
