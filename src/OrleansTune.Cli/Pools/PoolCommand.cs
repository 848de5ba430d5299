using System.CommandLine;
using System.Globalization;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;

namespace OrleansTune.Cli.Pools;

/// <summary><c>pool list</c>; for the operator's keys.</summary>
internal static class PoolCommand
{
    public static Command Create(CommandRunner runner) => new("pool", "See how the pools of slots are shared (operator only)")
    {
        List(runner),
    };

    private static Command List(CommandRunner runner) =>
        runner.Bind(new Command("list", "List the pools, and what each tenant holds and waits for"), async (invocation, cancellationToken) =>
        {
            var pools = invocation.Client.Pools.ListAsync(cancellationToken);
            if (invocation.Json)
            {
                await JsonOutput.WriteListAsync(invocation.Out, pools);
                return ExitCodes.Done;
            }

            var table = new AlignedTable("pool", "slots", "tenant", "weight", "held", "training", "waiting", "recalled", "slot hours", "used up until");
            await foreach (var pool in pools)
            {
                foreach (var tenant in pool.Tenants)
                {
                    table.Add(
                        pool.Name, Text(pool.Slots), tenant.Tenant, Text(tenant.Weight), Text(tenant.Held), Text(tenant.Training),
                        Text(tenant.Waiting), Text(tenant.Recalled), (tenant.SlotSeconds / 3600).ToString("0.0", CultureInfo.InvariantCulture),
                        tenant.UsedUpUntil is { } until ? Words.Of(until) : "");
                }
            }

            table.Write(invocation.Out);
            return ExitCodes.Done;
        });

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
