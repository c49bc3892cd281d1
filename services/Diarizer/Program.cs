using AudioAspire.Diarizer;
using AudioAspire.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDiarizer();

var app = builder.Build();
app.MapServiceDefaults();
app.MapGrpcService<DiarizerService>();
app.Run();
