using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Telemetry;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Telemetry;

namespace OrleansTune.Grains.Tests.Telemetry;

public sealed class StudyTelemetryTests : IDisposable
{
    private readonly Measurements _measurements = new();
    private readonly FakeTimeProvider _time = new();
    private readonly StudyInstruments _instruments;

    public StudyTelemetryTests() => _instruments = new StudyInstruments(
        _measurements.Meters,
        _time,
        new StudyGauges(_measurements.Meters, Options.Create(new TelemetryOptions { StudySeries = 2 })),
        new LeaseInstruments(_measurements.Meters));

    [Fact]
    public void A_study_tells_how_it_stands_and_what_it_has_found()
    {
        var (machine, telemetry) = Study("a", "one");
        Ask(machine, 3);
        machine.Tell(0, [0.5], [], _time.GetUtcNow());
        machine.Tell(1, [0.25], [], _time.GetUtcNow());
        telemetry.Changed();
        Assert.Equal(["tenant=a,study=one,objective=loss: 0.25"], _measurements.Read("orleanstune.study.best"));
        Assert.Contains("tenant=a,study=one,state=running: 1", _measurements.Read("orleanstune.study.trials"));
        Assert.Contains("tenant=a,state=completed: 2", _measurements.Read("orleanstune.trials"));
        Assert.Equal(["tenant=a,state=running: 1"], _measurements.Read("orleanstune.studies"));
        Assert.Equal(["tenant=a,state=completed: 2"], _measurements.Take("orleanstune.trials.ended"));
    }

    [Fact]
    public void Only_the_studies_that_changed_last_have_series_of_their_own()
    {
        foreach (string name in (string[])["one", "two", "three"])
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Study("a", name);
        }

        Assert.DoesNotContain(_measurements.Read("orleanstune.study.resource"), line => line.Contains("study=one", StringComparison.Ordinal));
        Assert.Equal([": 1"], _measurements.Read("orleanstune.study.omitted"));
        Assert.Equal(["tenant=a,state=running: 3"], _measurements.Read("orleanstune.studies"));
    }

    [Fact]
    public void A_study_that_has_left_this_silo_is_told_of_no_more()
    {
        Study("a", "one").Telemetry.Dispose();
        Assert.Empty(_measurements.Read("orleanstune.studies"));
        Assert.Empty(_measurements.Read("orleanstune.study.trials"));
    }

    [Fact]
    public void External_workers_that_fall_silent_are_counted_as_leases_lost()
    {
        var (machine, telemetry) = Study("a", "one");
        Ask(machine, 2);
        _time.Advance(TimeSpan.FromMinutes(2));
        machine.ExpireLeases(_time.GetUtcNow());
        telemetry.Changed();
        telemetry.Changed();
        Assert.Equal(["tenant=a,holder=worker: 2"], _measurements.Take("orleanstune.leases.lost"));
    }

    [Fact]
    public void Asks_tells_and_reports_are_counted_by_what_came_of_them()
    {
        var (_, telemetry) = Study("a", "one");
        long start = telemetry.StartTimestamp();
        _time.Advance(TimeSpan.FromSeconds(2));
        telemetry.Asked(3, start);
        telemetry.Asked(0, start);
        telemetry.Told(failed: true);
        telemetry.Reported(ReportDecision.Pause);
        using (telemetry.Suggesting())
            _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["tenant=a: 0", "tenant=a: 3"], _measurements.Take("orleanstune.asks"));
        Assert.Equal(["tenant=a,outcome=empty: 2", "tenant=a,outcome=trials: 2"], _measurements.Take("orleanstune.ask.duration"));
        Assert.Equal(["tenant=a,outcome=failed: 1"], _measurements.Take("orleanstune.tells"));
        Assert.Equal(["tenant=a,decision=pause: 1"], _measurements.Take("orleanstune.reports"));
        Assert.Equal(["sampler=auto: 5"], _measurements.Take("orleanstune.suggestion.duration"));
    }

    public void Dispose() => _measurements.Dispose();

    private (StudyMachine Machine, StudyTelemetry Telemetry) Study(string tenant, string name)
    {
        var spec = new StudySpec
        {
            Name = name,
            Objectives = [new("loss", Direction.Minimize)],
            Space = new([new FloatParameter("x", 0, 1)]),
            Lease = new() { Seconds = 60, Retries = 2 },
        };
        var machine = new StudyMachine(spec, SchedulerCatalog.Default.Create(spec), new StudyHead { Created = _time.GetUtcNow() }, []);
        return (machine, _instruments.Watch(new StudyKey(tenant, name), machine));
    }

    private void Ask(StudyMachine machine, int count)
    {
        for (int i = 0; i < count; i++)
            machine.AskNew(new([new("x", ParameterValue.Of(i / 10.0))]), worker: null, requestKey: null, _time.GetUtcNow());
    }
}
