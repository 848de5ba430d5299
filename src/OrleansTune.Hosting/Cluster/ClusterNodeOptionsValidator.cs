using System.Net;
using Microsoft.Extensions.Options;

namespace OrleansTune.Hosting.Cluster;

/// <summary>Lists everything that is wrong with the section <c>Cluster</c>, so that one start shows it all.</summary>
internal sealed class ClusterNodeOptionsValidator : IValidateOptions<ClusterNodeOptions>
{
    private static readonly string[] Roles = [ClusterNodeOptions.StudyRole, ClusterNodeOptions.TrainerRole];
    private static readonly TimeSpan LeastGrace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostGrace = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, ClusterNodeOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        ValidateId(options.ClusterId, nameof(options.ClusterId), result);
        ValidateId(options.ServiceId, nameof(options.ServiceId), result);
        ValidateRoles(options, result);
        ValidatePort(options.SiloPort, nameof(options.SiloPort), result);
        ValidatePort(options.GatewayPort, nameof(options.GatewayPort), result);
        if (options.SiloPort == options.GatewayPort)
        {
            result.AddError($"is {options.GatewayPort}, as {Key(nameof(options.SiloPort))} is; expected another port.", Key(nameof(options.GatewayPort)));
        }

        if (options.AdvertisedAddress is { } address && !IsReachable(address))
        {
            result.AddError(
                $"is '{address}'; expected an IP address by which others reach this machine, or nothing.", Key(nameof(options.AdvertisedAddress)));
        }

        if (options.ShutdownGrace < LeastGrace || options.ShutdownGrace > MostGrace)
        {
            result.AddError($"is {options.ShutdownGrace}; expected from {LeastGrace} to {MostGrace}.", Key(nameof(options.ShutdownGrace)));
        }

        return result.Build();
    }

    private static void ValidateId(string id, string property, ValidateOptionsResultBuilder result)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            result.AddError("is empty; expected a name such as 'orleanstune'.", Key(property));
        }
    }

    private static void ValidateRoles(ClusterNodeOptions options, ValidateOptionsResultBuilder result)
    {
        var key = Key(nameof(options.Roles));
        if (!options.RoleNames.Any())
        {
            result.AddError($"is empty; expected one or more of: {string.Join(", ", Roles)}.", key);
        }

        foreach (var role in options.RoleNames.Except(Roles, StringComparer.OrdinalIgnoreCase))
        {
            result.AddError($"'{role}' is not known; expected one or more of: {string.Join(", ", Roles)}.", key);
        }
    }

    private static void ValidatePort(int port, string property, ValidateOptionsResultBuilder result)
    {
        if (port is < 1 or > IPEndPoint.MaxPort)
        {
            result.AddError($"is {port}; expected a port from 1 to {IPEndPoint.MaxPort}.", Key(property));
        }
    }

    private static bool IsReachable(string address) =>
        IPAddress.TryParse(address, out var parsed) && !parsed.Equals(IPAddress.Any) && !parsed.Equals(IPAddress.IPv6Any);

    private static string Key(string property) => $"{ClusterNodeOptions.Section}:{property}";
}
