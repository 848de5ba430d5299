using OrleansTune.Grains.Telemetry;

namespace OrleansTune.Grains.Tests.Telemetry;

public sealed class TenantGaugesTests : IDisposable
{
    private readonly Measurements _measurements = new();

    [Fact]
    public void Usage_and_limits_are_told_by_quota_and_what_is_not_known_or_not_limited_is_not()
    {
        var gauges = new TenantGauges(_measurements.Meters);
        Assert.True(gauges.AreWanted);
        gauges.Set("a", [new("studies", 3, null), new("checkpoint_bytes", null, 100)]);
        gauges.Set("b", [new("studies", 1, 5)]);
        Assert.Equal(["tenant=a,quota=studies: 3", "tenant=b,quota=studies: 1"], _measurements.Read("orleanstune.tenant.usage"));
        Assert.Equal(["tenant=a,quota=checkpoint_bytes: 100", "tenant=b,quota=studies: 5"], _measurements.Read("orleanstune.tenant.limit"));
        gauges.Remove("a");
        Assert.Equal(["tenant=b,quota=studies: 1"], _measurements.Read("orleanstune.tenant.usage"));
    }

    public void Dispose() => _measurements.Dispose();
}
