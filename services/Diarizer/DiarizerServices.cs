using AudioAspire.Inference;

namespace AudioAspire.Diarizer;

/// <summary>What the service is made of.</summary>
internal static class DiarizerServices
{
    /// <summary>The models are opened at once: a service that is healthy has them.</summary>
    /// <exception cref="ModelException">One is missing or damaged.</exception>
    public static WebApplicationBuilder AddDiarizer(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new DiarizerModels(ModelCatalogue.Open(builder.Configuration["MODELS_DIR"])));
        return builder;
    }
}
