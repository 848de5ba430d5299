using System.CommandLine;
using System.Globalization;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Tenants;

/// <summary><c>tenant create|list|show|quota|usage|audit|key …</c>; for admin keys: of its own tenant, or of all as the operator.</summary>
internal static class TenantCommand
{
    public static Command Create(CommandRunner runner) => new("tenant", "Administer tenants and API keys")
    {
        CreateTenant(runner),
        List(runner),
        Show(runner),
        Quota(runner),
        Usage(runner),
        Audit(runner),
        TenantKeyCommand.Create(runner),
    };

    /// <summary>The argument that names a tenant.</summary>
    public static Argument<string> Name() => new("tenant") { Description = "Name of the tenant" };

    private static Command CreateTenant(CommandRunner runner)
    {
        var name = Name();
        return runner.Bind(new Command("create", "Create a tenant (operator only)") { name }, async (invocation, cancellationToken) =>
            Print(invocation, await invocation.Client.Tenants.CreateAsync(new() { Name = invocation.Get(name) }, cancellationToken)));
    }

    private static Command List(CommandRunner runner) =>
        runner.Bind(new Command("list", "List the tenants that the key manages"), async (invocation, cancellationToken) =>
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
        var options = new QuotaOptions();
        var command = new Command("quota", "Set what a tenant may have; what is not named stays (operator only)") { name };
        options.AddTo(command);
        return runner.Bind(command, async (invocation, cancellationToken) =>
        {
            var now = await invocation.Client.Tenants.DescribeAsync(invocation.Get(name), cancellationToken);
            return Print(invocation, await invocation.Client.Tenants.UpdateAsync(now.Name, options.Read(invocation, now.Quota), cancellationToken));
        });
    }

    private static Command Usage(CommandRunner runner)
    {
        var name = Name();
        return runner.Bind(new Command("usage", "Show what a tenant has beside what it may have") { name }, async (invocation, cancellationToken) =>
            invocation.Print(await invocation.Client.Tenants.UsageAsync(invocation.Get(name), cancellationToken), u =>
            {
                var table = new AlignedTable("of", "has>", "may have>");
                string[] has = [Text(u.Studies), Text(u.RunningTrials), Text(u.StoredTrials), "", Text(u.CheckpointBytes), Text(Math.Ceiling(u.GpuSecondsToday))];
                foreach (var (limit, now) in Limits(u.Quota).Zip(has))
                    table.Add(limit.Of, now, Limit(limit.Limit));
                table.Write(invocation.Out);
            }));
    }

    private static Command Audit(CommandRunner runner)
    {
        var name = Name();
        return runner.Bind(new Command("audit", "List what administrators did to a tenant, the newest first") { name }, async (invocation, cancellationToken) =>
        {
            var entries = invocation.Client.Tenants.AuditAsync(invocation.Get(name), cancellationToken);
            if (invocation.Json)
            {
                await JsonOutput.WriteListAsync(invocation.Out, entries);
                return ExitCodes.Done;
            }

            var table = new AlignedTable("time", "actor", "action", "detail");
            await foreach (var entry in entries)
                table.Add(Words.Of(entry.Time), entry.Actor, entry.Action, entry.Detail);
            table.Write(invocation.Out);
            return ExitCodes.Done;
        });
    }

    private static (string Of, double? Limit)[] Limits(TenantQuota quota) =>
    [
        ("studies", quota.Studies), ("running trials", quota.RunningTrials), ("stored trials", quota.StoredTrials), ("requests per second", quota.RequestsPerSecond),
        ("checkpoint bytes", quota.CheckpointBytes), ("GPU-seconds a day", quota.GpuSecondsPerDay),
    ];

    private static string Limit(double? limit) => limit is { } number ? Text(number) : "unlimited";

    private static string Text(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    private static int Print(Invocation invocation, TenantResource tenant) => invocation.Print(tenant, t =>
    {
        invocation.Out.WriteLine($"{"tenant",-12}{t.Name}");
        invocation.Out.WriteLine($"{"weight",-12}{Text(t.Weight)}");
        invocation.Out.WriteLine($"{"may have",-12}{string.Join(", ", Limits(t.Quota).Select(l => $"{l.Of} {Limit(l.Limit)}"))}");
        invocation.Out.WriteLine($"{"created",-12}{Words.Of(t.Created)}");
    });
}
