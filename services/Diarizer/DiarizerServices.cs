using AudioAspire.Inference;

namespace AudioAspire.Diarizer;

/// <summary>What the service is made of.</summary>
internal static class DiarizerServices
{
    public static WebApplicationBuilder AddDiarizer(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => ModelCatalogue.Open(builder.Configuration["MODELS_DIR"]));
        builder.Services.AddSingleton<DiarizerModels>();
        // Opens the models before the service is called ready.
        builder.Services.AddHealthChecks().AddCheck<ModelsCheck>("models");
        return builder;
    }
}
