using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Tenants;

[Collection(ClusterTests.Name)]
public sealed class TenantCheckpointsGrainTests(TestCluster cluster)
{
    private readonly string _id = $"tenant-of-{cluster.NewKey().Study}";

    private ITenantCheckpointsGrain Checkpoints => cluster.Grains.GetGrain<ITenantCheckpointsGrain>(_id);

    [Fact]
    public async Task A_checkpoint_is_admitted_by_what_the_store_holds_and_what_was_deleted_makes_room_at_once()
    {
        await cluster.Tenant(_id).CreateAsync("me");
        await cluster.Tenant(_id).UpdateAsync(null, new() { CheckpointBytes = 100 }, "me");
        await WriteAsync(60, excess: 0);
        await WriteAsync(40, excess: 0);
        await WriteAsync(25, excess: 25);
        cluster.Checkpoints.Bytes[_id] = 90;
        Assert.Equal(0, (await Checkpoints.AdmitAsync(0)).Excess);
        await WriteAsync(10, excess: 0);
        await WriteAsync(1, excess: 1);
        await cluster.Tenant(_id).UpdateAsync(null, new(), "me");
        await WriteAsync(1000, excess: 0);
    }

    [Fact]
    public async Task Usage_counts_what_the_store_holds_also_without_a_limit()
    {
        await cluster.Tenant(_id).CreateAsync("me");
        cluster.Checkpoints.Bytes[_id] = 7;
        Assert.Equal(7, (await cluster.Tenant(_id).GetUsageAsync()).CheckpointBytes);
        cluster.Checkpoints.Bytes[_id] = 5;
        cluster.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(5, (await cluster.Tenant(_id).GetUsageAsync()).CheckpointBytes);
    }

    private async Task WriteAsync(long bytes, long excess)
    {
        cluster.Checkpoints.Bytes.AddOrUpdate(_id, bytes, (_, held) => held + bytes);
        Assert.Equal(excess, (await Checkpoints.AdmitAsync(bytes)).Excess);
    }
}
