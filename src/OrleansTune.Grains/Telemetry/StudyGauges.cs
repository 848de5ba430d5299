using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using OrleansTune.Core.Telemetry;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Telemetry;

/// <summary>How the studies that are live on this silo stand: in sum per tenant, and one by one for the ones that changed last.</summary>
internal sealed class StudyGauges
{
    private static readonly TrialState[] States = Enum.GetValues<TrialState>();

    private readonly ConcurrentDictionary<StudyTelemetry, byte> _live = new();
    private readonly int _mostSeries;

    public StudyGauges(IMeterFactory meters, IOptions<TelemetryOptions> options)
    {
        _mostSeries = options.Value.StudySeries;
        var meter = meters.Create(OrleansTuneTelemetry.Name);
        meter.CreateObservableGauge("orleanstune.studies", Studies, "{study}", "Studies that are live on a silo, by tenant and state.");
        meter.CreateObservableGauge("orleanstune.trials", Trials, "{trial}", "Trials of the studies that are live on a silo, by tenant and state.");
        meter.CreateObservableGauge("orleanstune.study.trials", TrialsOfStudies, "{trial}", "Trials of one study, by state.");
        meter.CreateObservableGauge("orleanstune.study.best", BestOfStudies, description: "The best value that a study has found of an objective.");
        meter.CreateObservableGauge("orleanstune.study.resource", ResourceOfStudies, "{epoch}", "Epochs that a study's trials got.");
        meter.CreateObservableGauge("orleanstune.study.omitted", () => Math.Max(0, _live.Count - _mostSeries), "{study}", "Live studies without series of their own.");
    }

    public void Add(StudyTelemetry study) => _live[study] = 0;

    public void Remove(StudyTelemetry study) => _live.TryRemove(study, out _);

    private IEnumerable<Measurement<int>> Studies() =>
        from study in _live.Keys
        group study by (study.Key.Tenant, study.Figures.State) into alike
        select new Measurement<int>(alike.Count(), new("tenant", alike.Key.Tenant), new("state", TelemetryText.Of(alike.Key.State)));

    private IEnumerable<Measurement<int>> Trials() =>
        from study in _live.Keys
        group study.Figures.Counts by study.Key.Tenant into tenant
        from state in States
        select new Measurement<int>(
            tenant.Sum(counts => counts[(int)state]), new("tenant", tenant.Key), new("state", TelemetryText.Of(state)));

    private IEnumerable<Measurement<int>> TrialsOfStudies() =>
        from study in WithSeries()
        from state in States
        select new Measurement<int>(
            study.Figures.Counts[(int)state],
            new("tenant", study.Key.Tenant),
            new("study", study.Key.Study),
            new("state", TelemetryText.Of(state)));

    private IEnumerable<Measurement<double>> BestOfStudies() =>
        from study in WithSeries()
        from best in study.Figures.Best
        select new Measurement<double>(
            best.Value, new("tenant", study.Key.Tenant), new("study", study.Key.Study), new("objective", best.Objective));

    private IEnumerable<Measurement<long>> ResourceOfStudies() =>
        from study in WithSeries()
        select new Measurement<long>(study.Figures.Resource, new("tenant", study.Key.Tenant), new("study", study.Key.Study));

    private IEnumerable<StudyTelemetry> WithSeries() => _live.Keys.OrderByDescending(s => s.Figures.Changed).Take(_mostSeries);
}
