using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Tenants;

/// <summary><c>tenant key create|list|revoke</c>.</summary>
internal static class TenantKeyCommand
{
    public static Command Create(CommandRunner runner) => new("key", "Create, list and revoke API keys")
    {
        CreateKey(runner),
        List(runner),
        Revoke(runner),
    };

    private static Command CreateKey(CommandRunner runner)
    {
        var tenant = TenantCommand.Name();
        var role = new Option<KeyRole>("--role") { Description = "What it allows: viewer, editor or admin (of its tenant; of the tenant 'default', of all)", HelpName = "role", DefaultValueFactory = _ => KeyRole.Editor };
        var description = new Option<string?>("--description") { Description = "What it is for", HelpName = "text" };
        var days = new Option<int?>("--expires-in-days") { Description = "After how many days it ceases to be good; never without it", HelpName = "n" };
        return runner.Bind(new Command("create", "Create a key; it is shown this once") { tenant, role, description, days }, async (invocation, cancellationToken) =>
        {
            var request = new CreateKeyRequest { Role = invocation.Get(role), Description = invocation.Get(description), Expires = Expiry(invocation, days) };
            var key = await invocation.Client.Tenants.CreateKeyAsync(invocation.Get(tenant), request, cancellationToken);
            return invocation.Print(key, k =>
            {
                invocation.Out.WriteLine($"key: {k.Key}");
                invocation.Out.WriteLine($"id: {k.Id}");
            });
        });
    }

    private static DateTimeOffset? Expiry(Invocation invocation, Option<int?> days) => invocation.Get(days) switch
    {
        null => null,
        >= 1 and <= 36_500 and var count => invocation.Host.TimeProvider.GetUtcNow().AddDays(count),
        var other => throw new UsageException($"{days.Name}: expected a number from 1 to 36500, got {other}."),
    };

    private static Command List(CommandRunner runner)
    {
        var tenant = TenantCommand.Name();
        return runner.Bind(new Command("list", "List a tenant's keys, without the secrets") { tenant }, async (invocation, cancellationToken) =>
        {
            var keys = invocation.Client.Tenants.KeysAsync(invocation.Get(tenant), cancellationToken);
            if (invocation.Json)
            {
                await JsonOutput.WriteListAsync(invocation.Out, keys);
                return ExitCodes.Done;
            }

            var table = new AlignedTable("id", "role", "created", "expires", "description");
            await foreach (var key in keys)
                table.Add(key.Id, Words.Of(key.Role), Words.Of(key.Created), key.Expires is { } until ? Words.Of(until) : "never", Words.OrNone(key.Description));
            table.Write(invocation.Out);
            return ExitCodes.Done;
        });
    }

    private static Command Revoke(CommandRunner runner)
    {
        var tenant = TenantCommand.Name();
        var id = new Argument<string>("id") { Description = "Id of the key, as key list shows it" };
        return runner.Bind(new Command("revoke", "Revoke a key at once") { tenant, id }, async (invocation, cancellationToken) =>
        {
            await invocation.Client.Tenants.RevokeKeyAsync(invocation.Get(tenant), invocation.Get(id), cancellationToken);
            if (!invocation.Json)
                invocation.Out.WriteLine($"{invocation.Get(id)}: revoked");
            return ExitCodes.Done;
        });
    }
}
