using AudioAspire.ServiceDefaults;
using AudioAspire.Storage;
using AudioAspire.Trigger;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Intake;
using AudioAspire.Trigger.Queue;
using AudioAspire.Trigger.Watching;

return ServiceProgram.Run<StoreSettingException>(SettingException.Code, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddWebDefaults();
    var mode = TriggerMode.From(builder.Configuration);
    builder.Services.AddSingleton(TimeProvider.System).AddSingleton(mode).AddSingleton(InputLimits.From(builder.Configuration))
        .AddSingleton(services => ObjectStores.FromConfiguration(services.GetRequiredService<IConfiguration>()))
        .AddSingleton<ClaimBook>()
        .AddQueue(builder.Configuration)
        .AddSqs(builder.Configuration)
        .AddSingleton<Submitter>()
        .AddSingleton<QueuedSweep>()
        .AddSingleton<UploadTrace>()
        .AddSingleton<UploadIntake>()
        .AddSingleton<JobEnds>()
        .AddSingleton<EventIntake>();
    if (!mode.IsLambda) builder.Services.AddHostedService(services => services.GetRequiredService<QueuedSweep>());
    builder.Services.AddHostedService<FolderWatcher>();

    var app = builder.Build();
    if (mode.IsLambda) app.FlushTelemetryBeforeAnswering();
    app.MapWebDefaults();
    app.MapEvents();
    // Opens the store and the queue of jobs: in Lambda nobody else would before the first event.
    app.Services.GetRequiredService<EventIntake>();
    return app;
});
