using AudioAspire.ServiceDefaults;
using AudioAspire.Storage;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Intake;
using AudioAspire.Trigger.Queue;
using AudioAspire.Trigger.Watching;

var builder = WebApplication.CreateBuilder(args);
builder.AddWebDefaults();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(services => ObjectStores.FromConfiguration(services.GetRequiredService<IConfiguration>()));
builder.Services.AddSingleton<ClaimBook>();
builder.Services.AddSingleton<IJobQueue, PipelineQueue>();
builder.Services.AddSingleton<UploadIntake>();
builder.Services.AddHostedService<QueuedSweep>();
builder.Services.AddHostedService<FolderWatcher>();

var app = builder.Build();
app.MapWebDefaults();
app.MapEvents();
app.Run();
