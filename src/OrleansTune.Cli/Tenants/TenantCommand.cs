using System.CommandLine;
using System.Globalization;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Tenants;

/// <summary><c>tenant create|list|show|quota|key …</c>; for admin keys.</summary>
internal static class TenantCommand
{
    public static Command Create(CommandRunner runner) => new("tenant", "Administer tenants and API keys")
    {
        CreateTenant(runner),
        List(runner),
        Show(runner),
        Quota(runner),
        TenantKeyCommand.Create(runner),
    };

    /// <summary>The argument that names a tenant.</summary>
    public static Argument<string> Name() => new("tenant") { Description = "Name of the tenant" };

    private static Command CreateTenant(CommandRunner runner)
    {
        var name = Name();
        return runner.Bind(new Command("create", "Create a tenant") { name }, async (invocation, cancellationToken) =>
            Print(invocation, await invocation.Client.Tenants.CreateAsync(new() { Name = invocation.Get(name) }, cancellationToken)));
    }

    private static Command List(CommandRunner runner) =>
        runner.Bind(new Command("list", "List the tenants"), async (invocation, cancellationToken) =>
        {
            var tenants = invocation.Client.Tenants.ListAsync(cancellationToken);
            if (invocation.Json)
            {
                await JsonOutput.WriteListAsync(invocation.Out, tenants);
                return ExitCodes.Done;
            }

            var table = new AlignedTable("tenant", "weight", "created");
            await foreach (var tenant in tenants)
                table.Add(tenant.Name, Text(tenant.Weight), Words.Of(tenant.Created));
            table.Write(invocation.Out);
            return ExitCodes.Done;
        });

    private static Command Show(CommandRunner runner)
    {
        var name = Name();
        return runner.Bind(new Command("show", "Show a tenant") { name }, async (invocation, cancellationToken) =>
            Print(invocation, await invocation.Client.Tenants.DescribeAsync(invocation.Get(name), cancellationToken)));
    }

    private static Command Quota(CommandRunner runner)
    {
        var name = Name();
        var weight = new Option<double>("--weight")
        {
            Description = "Its share of contended slots, relative to the other tenants', from 0.01 to 100",
            HelpName = "number",
            Required = true,
        };
        return runner.Bind(new Command("quota", "Set what a tenant may have") { name, weight }, async (invocation, cancellationToken) =>
            Print(invocation, await invocation.Client.Tenants.UpdateAsync(invocation.Get(name), new() { Weight = invocation.Get(weight) }, cancellationToken)));
    }

    private static string Text(double weight) => weight.ToString(CultureInfo.InvariantCulture);

    private static int Print(Invocation invocation, TenantResource tenant) => invocation.Print(tenant, t =>
    {
        invocation.Out.WriteLine($"{"tenant",-12}{t.Name}");
        invocation.Out.WriteLine($"{"weight",-12}{Text(t.Weight)}");
        invocation.Out.WriteLine($"{"created",-12}{Words.Of(t.Created)}");
    });
}
