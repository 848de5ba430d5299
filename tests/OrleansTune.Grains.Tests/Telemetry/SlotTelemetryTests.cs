using Microsoft.Extensions.Time.Testing;
using OrleansTune.Core.Slots;
using OrleansTune.Grains.Telemetry;

namespace OrleansTune.Grains.Tests.Telemetry;

public sealed class SlotTelemetryTests : IDisposable
{
    private readonly Measurements _measurements = new();
    private readonly FakeTimeProvider _time = new();
    private readonly SlotLedger _ledger;
    private readonly SlotTelemetry _telemetry;

    public SlotTelemetryTests()
    {
        _ledger = new SlotLedger(new(), TimeSpan.FromSeconds(30), _time.GetUtcNow());
        _telemetry = new SlotInstruments(_measurements.Meters, _time, new LeaseInstruments(_measurements.Meters)).Watch("cpu", _ledger);
    }

    [Fact]
    public void Who_waits_and_who_holds_is_told_by_tenant_and_a_tenant_that_has_nothing_more_is_told_with_nought()
    {
        Request("a", 0);
        Request("a", 1);
        Request("b", 0);
        _telemetry.Changed();
        Assert.Equal(["pool=cpu,tenant=a: 2", "pool=cpu,tenant=b: 1"], _measurements.Read("orleanstune.slot.queue"));
        Serve(slots: 3);
        Assert.Equal(["pool=cpu,tenant=a: 0", "pool=cpu,tenant=b: 0"], _measurements.Read("orleanstune.slot.queue"));
        Assert.Equal(["pool=cpu,tenant=a: 2", "pool=cpu,tenant=b: 1"], _measurements.Read("orleanstune.slot.held"));
    }

    [Fact]
    public void The_wait_is_counted_from_the_request_to_the_slot_once()
    {
        Request("a", 0);
        _telemetry.Changed();
        _time.Advance(TimeSpan.FromSeconds(30));
        Serve(slots: 1);
        Serve(slots: 1);
        Assert.Equal(["pool=cpu,tenant=a: 30"], _measurements.Take("orleanstune.slot.wait.duration"));
    }

    [Fact]
    public void A_lease_that_is_put_back_is_lost_and_one_that_is_given_up_is_not()
    {
        Request("a", 0);
        Request("b", 0);
        Serve(slots: 2);
        _ledger.Release("b/s/0", token: null, _time.GetUtcNow());
        _telemetry.Changed();
        Request("b", 0);
        _telemetry.Changed();
        Assert.Empty(_measurements.Take("orleanstune.leases.lost"));
        _time.Advance(TimeSpan.FromMinutes(1));
        _ledger.Expire(TimeSpan.FromSeconds(15), _time.GetUtcNow());
        _telemetry.Changed();
        _telemetry.Changed();
        Assert.Equal(["tenant=a,holder=agent: 1"], _measurements.Take("orleanstune.leases.lost"));
    }

    [Fact]
    public void Slots_are_held_by_fractions_and_an_agent_that_leaves_loses_nothing()
    {
        _ledger.Request("a/s/0", "a", new(250), priority: 0, _time.GetUtcNow());
        Serve(slots: 1);
        Assert.Equal(["pool=cpu,tenant=a: 0.25"], _measurements.Read("orleanstune.slot.held"));
        _ledger.Leave("agent", "process", _time.GetUtcNow());
        _telemetry.Changed();
        Assert.Empty(_measurements.Take("orleanstune.leases.lost"));
    }

    [Fact]
    public void A_pool_whose_broker_has_moved_is_told_of_no_more()
    {
        Request("a", 0);
        _telemetry.Changed();
        _telemetry.Dispose();
        Assert.Empty(_measurements.Read("orleanstune.slot.queue"));
    }

    public void Dispose()
    {
        _telemetry.Dispose();
        _measurements.Dispose();
    }

    private void Request(string tenant, int trial) => _ledger.Request($"{tenant}/s/{trial}", tenant, SlotAmount.One, priority: 0, _time.GetUtcNow());

    private void Serve(int slots)
    {
        _ledger.Serve(new("agent", "process", DateTimeOffset.UnixEpoch, SlotAmount.Whole(slots)), _time.GetUtcNow());
        _telemetry.Changed();
    }
}
