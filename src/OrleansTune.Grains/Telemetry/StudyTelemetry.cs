using System.Diagnostics;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Telemetry;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Telemetry;

/// <summary>What one live study tells of itself. Called from its grain's scheduler, but for <see cref="Figures"/> and <see cref="Suggesting"/>.</summary>
internal sealed class StudyTelemetry : IDisposable
{
    private static readonly TrialState[] FinalStates = [TrialState.Completed, TrialState.Stopped, TrialState.Failed];

    private readonly StudyInstruments _instruments;
    private readonly StudyGauges _gauges;
    private readonly KeyValuePair<string, object?> _tenant;
    private readonly StudyMachine _machine;
    private long _leasesLost;

    public StudyTelemetry(StudyInstruments instruments, StudyGauges gauges, StudyKey key, StudyMachine machine)
    {
        _instruments = instruments;
        _gauges = gauges;
        Key = key;
        _tenant = new("tenant", key.Tenant);
        _machine = machine;
        _leasesLost = machine.LeasesLost;
        Figures = StudyFigures.Of(machine, instruments.Time.GetTimestamp());
    }

    public StudyKey Key { get; }

    /// <summary>How the study stood after its last durable change; read by whoever collects the gauges.</summary>
    public StudyFigures Figures { get; private set; }

    public long StartTimestamp() => _instruments.Time.GetTimestamp();

    public void Asked(int trials, long start)
    {
        _instruments.AskedTrials.Add(trials, _tenant);
        _instruments.AskDuration.Record(
            _instruments.Time.GetElapsedTime(start).TotalSeconds, _tenant, new("outcome", trials > 0 ? "trials" : "empty"));
    }

    public void Told(bool failed) => _instruments.ToldTrials.Add(1, _tenant, new("outcome", failed ? "failed" : "completed"));

    public void Reported(ReportDecision decision) => _instruments.Reports.Add(1, _tenant, new("decision", TelemetryText.Of(decision)));

    /// <summary>Measures a suggestion, and shows it in the trace of whatever asked for it.</summary>
    public SuggestionTiming Suggesting() => new(_instruments, _machine.Spec.Sampler.Name, Key);

    /// <summary>Takes notice of a change that is durable.</summary>
    public void Changed()
    {
        var before = Figures;
        Figures = StudyFigures.Of(_machine, _instruments.Time.GetTimestamp());
        foreach (var state in FinalStates)
        {
            if (Figures.Counts[(int)state] - before.Counts[(int)state] is > 0 and int ended)
                _instruments.EndedTrials.Add(ended, _tenant, new("state", TelemetryText.Of(state)));
        }

        if (_machine.LeasesLost - _leasesLost is > 0 and long lost)
            _instruments.Leases.LostByWorkers(Key.Tenant, lost);
        _leasesLost = _machine.LeasesLost;
    }

    /// <summary>The span of handing out trials.</summary>
    /// <param name="anew">
    /// Whether it begins a trace of its own, linked to what caused it: trials that follow from others' reports would else make one
    /// endless trace of the whole study.
    /// </param>
    public Activity? Dispatching(bool anew)
    {
        var source = OrleansTuneTelemetry.Activities;
        if (!source.HasListeners())
            return null;
        ActivityLink[] links = anew && Activity.Current is { } cause ? [new(cause.Context)] : [];
        if (anew)
            Activity.Current = null;
        return source.StartActivity(
            "study dispatch", ActivityKind.Internal, parentContext: default, [new("orleanstune.study", Key.ToString())], links);
    }

    public void Dispose() => _gauges.Remove(this);
}
