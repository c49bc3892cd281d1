using AudioAspire.Pipeline.Jobs;
using AudioAspire.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddPipeline();
if (args is ["run", var key]) return await RunOnce.RunAsync(builder, key);

builder.Services.AddJobQueue();
var app = builder.Build();
app.MapGrpcService<JobsService>();
app.MapServiceDefaults();
return ServiceProgram.Run(app);
