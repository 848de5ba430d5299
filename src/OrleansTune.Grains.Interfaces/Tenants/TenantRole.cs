namespace OrleansTune.Grains.Interfaces.Tenants;

/// <summary>What the holder of a key may do; each role includes the ones before it.</summary>
public enum TenantRole
{
    /// <summary>Read the tenant's studies.</summary>
    Viewer,

    /// <summary>Create, drive and delete the tenant's studies.</summary>
    Editor,

    /// <summary>Administer the tenant's keys; of the tenant <c>default</c>, all tenants.</summary>
    Admin,
}
