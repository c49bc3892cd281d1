using AudioAspire.Inference;

namespace AudioAspire.Diarizer;

/// <summary>What the service is made of.</summary>
internal static class DiarizerServices
{
    /// <summary>The models are opened at once: a service that is healthy has them.</summary>
    /// <exception cref="ModelException">One is missing or damaged.</exception>
    public static WebApplicationBuilder AddDiarizer(this WebApplicationBuilder builder)
    {
        var models = new DiarizerModels(ModelCatalogue.Open(builder.Configuration["MODELS_DIR"]));
        // By a function, so that they are disposed of at the end.
        builder.Services.AddSingleton(_ => models);
        return builder;
    }
}
