using AudioAspire.Inference;
using AudioAspire.Insights;
using AudioAspire.Insights.Affect;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Interviews;
using AudioAspire.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton(_ => ModelCatalogue.Open());
builder.Services.AddSingleton(services => new SentenceEmbedder(services.GetRequiredService<ModelCatalogue>()));
builder.Services.AddSingleton<AffectHeads>();
builder.Services.AddSingleton<InterviewAnalyzer>();

var app = builder.Build();
// A damaged or missing model stops the service at its start, not at its first call.
app.Services.GetRequiredService<InterviewAnalyzer>();
app.MapGrpcService<InsightsService>();
app.MapServiceDefaults();
app.Run();
