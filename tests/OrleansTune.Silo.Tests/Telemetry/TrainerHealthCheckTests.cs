using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OrleansTune.Silo.Telemetry;
using OrleansTune.Silo.Training;

namespace OrleansTune.Silo.Tests.Telemetry;

public sealed class TrainerHealthCheckTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task An_agent_whose_broker_answers_is_well_and_one_that_hears_nothing_is_not()
    {
        var pulse = new TrainerPulse(_time);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(pulse, slots: 2)).Status);
        _time.Advance(TimeSpan.FromSeconds(16));
        var silent = await CheckAsync(pulse, slots: 2);
        Assert.Equal(HealthStatus.Unhealthy, silent.Status);
        Assert.Equal("the slot broker of pool 'gpu' has not answered for 16 s", silent.Description);
        pulse.Heard();
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(pulse, slots: 2)).Status);
    }

    [Fact]
    public async Task A_host_that_trains_nothing_waits_for_no_broker()
    {
        var pulse = new TrainerPulse(_time);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(pulse, slots: 0)).Status);
    }

    private static Task<HealthCheckResult> CheckAsync(TrainerPulse pulse, int slots) =>
        new TrainerHealthCheck(pulse, Options.Create(new TrainerOptions { Slots = slots, Pool = "gpu" })).CheckHealthAsync(new());
}
