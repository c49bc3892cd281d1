using AudioAspire.Inference;
using AudioAspire.Inference.Providers;
using AudioAspire.Insights.Affect;
using AudioAspire.Insights.Compare;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Interviews;
using AudioAspire.Insights.LanguageModels;
using AudioAspire.ServiceDefaults;

namespace AudioAspire.Insights;

/// <summary>The service as Program and tests run it.</summary>
internal static class InsightsServer
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.Services.AddSingleton(_ => ModelCatalogue.Open());
        builder.Services.AddSingleton(services => new SentenceEmbedder(services.GetRequiredService<ModelCatalogue>()));
        builder.Services.AddSingleton<AffectHeads>();
        builder.Services.AddSingleton(services => new LanguageModelHelp(LanguageModelOptions.Read(builder.Configuration), TimeProvider.System, services.GetRequiredService<ILogger<LanguageModelHelp>>()));
        builder.Services.AddSingleton<InterviewAnalyzer>();
        builder.Services.AddSingleton(services => new CaseComparer(services.GetRequiredService<SentenceEmbedder>().Centre));

        var app = builder.Build();
        // A damaged or missing model or a wrong setting stops the service at its start, not at its first call.
        app.Services.GetRequiredService<InterviewAnalyzer>();
        app.Services.GetRequiredService<LanguageModelHelp>();
        app.MapGrpcService<InsightsService>();
        app.MapServiceDefaults();
        app.Logger.LogPlacements();
        return app;
    }
}
