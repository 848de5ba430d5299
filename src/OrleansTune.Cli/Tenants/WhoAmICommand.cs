using System.CommandLine;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Tenants;

/// <summary><c>whoami</c>; for every key.</summary>
internal static class WhoAmICommand
{
    public static Command Create(CommandRunner runner) =>
        runner.Bind(new Command("whoami", "Show whose the API key is, and what it allows"), async (invocation, cancellationToken) =>
            invocation.Print(await invocation.Client.WhoAmIAsync(cancellationToken), caller =>
            {
                Line("tenant", caller.Tenant);
                Line("role", Words.Of(caller.Role));
                Line(caller.Subject is null ? "key" : "token of", caller.Subject ?? Words.OrNone(caller.Key));
                Line("expires", caller.Expires is { } until ? Words.Of(until) : "never");
                if (caller.Role == KeyRole.Admin)
                    Line("manages", caller.ManagesAllTenants ? "all tenants" : "its own tenant's keys");

                void Line(string name, string value) => invocation.Out.WriteLine($"{name,-12}{value}");
            }));
}
