using OrleansTune.Gateway;
using OrleansTune.Gateway.Auth;
using OrleansTune.Hosting.Cluster;

return await NodeProcess.RunAsync(() =>
{
    var builder = WebApplication.CreateBuilder(args);
    var (node, storage) = builder.AddClusterOptions();
    builder.UseOrleansClient(client => client.UseClusterMembership(node, storage));
    // The gateway listens, and says that it cannot serve yet, while the cluster is awaited.
    builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
    builder.Services.AddOrleansTuneGateway(builder.Configuration);
    builder.Services.AddHostedService<FirstAdminKeyPrinter>();
    var app = builder.Build();
    app.MapOrleansTune();
    return app;
});
