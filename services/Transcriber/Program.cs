using AudioAspire.Inference;
using AudioAspire.Inference.Providers;
using AudioAspire.ServiceDefaults;
using AudioAspire.Transcriber;
using AudioAspire.Transcriber.Recognition;
using Grpc.Core;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.MapGrpcError<ModelException>(StatusCode.FailedPrecondition);
try
{
    builder.Services.AddTranscriber(ModelCatalogue.Open(), builder.Configuration["SPEECH_MODEL"] is { Length: > 0 } model ? model : WhisperRecogniser.Shipped);
}
catch (ModelException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

var app = builder.Build();
app.MapServiceDefaults();
app.MapGrpcService<TranscriberService>();
app.Logger.LogPlacements();
app.Run();
return 0;
