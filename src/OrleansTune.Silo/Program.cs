using Microsoft.Extensions.Hosting;
using OrleansTune.Hosting.Cluster;
using OrleansTune.Silo.Hosting;
using OrleansTune.Silo.Training;

if (TrainerProcess.RunIfAsked(args))
    return 0;
return await NodeProcess.RunAsync(() =>
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.AddOrleansTuneNode();
    return builder.Build();
});
