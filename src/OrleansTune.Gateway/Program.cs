using OrleansTune.Gateway;

var builder = WebApplication.CreateBuilder(args);
builder.Host.UseOrleansClient(client => client.UseLocalhostClustering().AddActivityPropagation());
builder.Services.AddOrleansTuneGateway(builder.Configuration);
var app = builder.Build();
app.MapOrleansTune();
await app.RunAsync();
