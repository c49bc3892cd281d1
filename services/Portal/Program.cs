using AudioAspire.Portal.Assets;
using AudioAspire.Portal.Cases;
using AudioAspire.Portal.Files;
using AudioAspire.Portal.Live;
using AudioAspire.Portal.Names;
using AudioAspire.Portal.Pages;
using AudioAspire.Portal.Uploads;
using AudioAspire.ServiceDefaults;
using AudioAspire.Storage;

return ServiceProgram.Run<StoreSettingException>(SettingException.Code, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddWebDefaults();
    builder.AddBrowserSafety();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton(services => ObjectStores.FromConfiguration(services.GetRequiredService<IConfiguration>()));
    builder.Services.AddSingleton<CaseCatalogue>();
    builder.Services.AddSingleton<RecordingLinks>();
    builder.Services.AddSingleton<UploadReceiver>();
    builder.Services.AddSingleton<SpeakerNaming>();

    var app = builder.Build();
    app.UseBrowserSafety();
    app.UseErrorPages();
    app.MapWebDefaults();
    app.MapAssets();
    app.MapPages();
    app.MapChanges();
    app.MapUploads();
    app.MapNames();
    app.MapFiles();
    // Those that have settings.
    app.Services.GetRequiredService<RecordingLinks>();
    app.Services.GetRequiredService<UploadReceiver>();
    return app;
});
