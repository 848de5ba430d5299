using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Tenants;

/// <summary><c>tenant create|list|show|quota|key …</c>; for admin keys.</summary>
internal static class TenantCommand
{
    public static Command Create(CommandRunner runner) => new("tenant", "Administer tenants, quotas and API keys")
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
        var weight = Weight();
        return runner.Bind(new Command("create", "Create a tenant") { name, weight }, async (invocation, cancellationToken) =>
        {
            var request = new CreateTenantRequest { Name = invocation.Get(name), Weight = invocation.Get(weight) };
            return Print(invocation, await invocation.Client.Tenants.CreateAsync(request, cancellationToken));
        });
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

            var table = new AlignedTable("tenant", "weight>", "studies at most>", "running trials at most>", "created");
            await foreach (var tenant in tenants)
                table.Add(tenant.Name, Words.Of(tenant.Weight), Limit(tenant.Quota.MaxStudies), Limit(tenant.Quota.MaxRunningTrials), Words.Of(tenant.Created));
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
        var studies = new Option<int?>("--max-studies") { Description = "Studies that are running or paused at once", HelpName = "n" };
        var trials = new Option<int?>("--max-running-trials") { Description = "Trials that run at once", HelpName = "n" };
        var unlimited = new Option<bool>("--unlimited") { Description = "No limits" };
        var weight = Weight();
        return runner.Bind(new Command("quota", "Change what a tenant may use") { name, studies, trials, unlimited, weight }, async (invocation, cancellationToken) =>
        {
            bool limits = invocation.Get(studies) is not null || invocation.Get(trials) is not null;
            if (limits == invocation.Get(unlimited) && (limits || invocation.Get(weight) is null))
                throw new UsageException("expected --max-studies, --max-running-trials or --weight, or --unlimited alone.");
            var tenants = invocation.Client.Tenants;
            var now = await tenants.DescribeAsync(invocation.Get(name), cancellationToken);
            var quota = invocation.Get(unlimited) ? new TenantQuota() : new TenantQuota
            {
                MaxStudies = invocation.Get(studies) ?? now.Quota.MaxStudies,
                MaxRunningTrials = invocation.Get(trials) ?? now.Quota.MaxRunningTrials,
            };
            var update = new UpdateTenantRequest { Quota = quota, Weight = invocation.Get(weight) };
            return Print(invocation, await tenants.UpdateAsync(now.Name, update, cancellationToken));
        });
    }

    private static Option<double?> Weight() => new("--weight") { Description = "Share of the slots relative to other tenants'", HelpName = "w" };

    private static string Limit(int? limit) => limit?.ToString() ?? "no limit";

    private static int Print(Invocation invocation, TenantResource tenant) => invocation.Print(tenant, t =>
    {
        invocation.Out.WriteLine($"{"tenant",-24}{t.Name}");
        invocation.Out.WriteLine($"{"weight",-24}{Words.Of(t.Weight)}");
        invocation.Out.WriteLine($"{"studies at most",-24}{Limit(t.Quota.MaxStudies)}");
        invocation.Out.WriteLine($"{"running trials at most",-24}{Limit(t.Quota.MaxRunningTrials)}");
        invocation.Out.WriteLine($"{"created",-24}{Words.Of(t.Created)}");
    });
}
