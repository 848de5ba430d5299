using OrleansTune.Contracts;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Tenants;

/// <summary>What the HTTP surface shows of tenants and their keys.</summary>
internal static class TenantMapping
{
    public static TenantResource ToResource(this TenantSnapshot tenant) => new() { Name = tenant.Id, Weight = tenant.Weight, Created = tenant.Created };

    public static KeyResource ToResource(this KeySnapshot key) => new()
    {
        Id = key.Id,
        Role = key.Role.ToContract(),
        Description = key.Name.Length > 0 ? key.Name : null,
        Created = key.Created,
    };

    public static KeyRole ToContract(this TenantRole role) => role switch
    {
        TenantRole.Viewer => KeyRole.Viewer,
        TenantRole.Editor => KeyRole.Editor,
        TenantRole.Admin => KeyRole.Admin,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    public static TenantRole ToCore(this KeyRole role) => role switch
    {
        KeyRole.Viewer => TenantRole.Viewer,
        KeyRole.Editor => TenantRole.Editor,
        KeyRole.Admin => TenantRole.Admin,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
