using AudioAspire.Pipeline.Jobs;
using AudioAspire.ServiceDefaults;
using AudioAspire.Storage;

if (args is ["run", var key])
    return await ServiceProgram.RunAsync<StoreSettingException>(SettingException.Code, ExitCode.Permanent, () => RunOnce.RunAsync(Builder(), key));

return ServiceProgram.Run<StoreSettingException>(SettingException.Code, () =>
{
    var builder = Builder();
    builder.Services.AddJobQueue();
    var app = builder.Build();
    app.MapGrpcService<JobsService>();
    app.MapServiceDefaults();
    // Opens the store and the channels: the host would log a fault of its own beside the line.
    app.Services.GetRequiredService<JobQueue>();
    return app;
});

WebApplicationBuilder Builder()
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults();
    builder.Services.AddPipeline();
    return builder;
}
