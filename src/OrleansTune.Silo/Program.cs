using Microsoft.Extensions.Hosting;
using OrleansTune.Hosting.Cluster;
using OrleansTune.Silo.Hosting;

return await NodeProcess.RunAsync(() =>
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.AddOrleansTuneNode();
    return builder.Build();
});
