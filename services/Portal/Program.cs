using AudioAspire.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddWebDefaults();

var app = builder.Build();
app.MapWebDefaults();
app.Run();
