using System.Diagnostics.Metrics;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Telemetry;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Telemetry;

/// <summary>What the studies of this silo tell of themselves, on the meter <see cref="OrleansTuneTelemetry.Name"/>.</summary>
internal sealed class StudyInstruments
{
    private readonly StudyGauges _gauges;

    public StudyInstruments(IMeterFactory meters, TimeProvider time, StudyGauges gauges, LeaseInstruments leases)
    {
        _gauges = gauges;
        Time = time;
        Leases = leases;
        var meter = meters.Create(OrleansTuneTelemetry.Name);
        AskedTrials = meter.CreateCounter<long>("orleanstune.asks", "{trial}", "Trials handed out to external workers.");
        AskDuration = meter.CreateHistogram("orleanstune.ask.duration", "s", "From an ask until its answer is durable.", advice: HistogramBuckets.Answers);
        ToldTrials = meter.CreateCounter<long>("orleanstune.tells", "{trial}", "Trials that external workers ended, by outcome.");
        Reports = meter.CreateCounter<long>("orleanstune.reports", "{report}", "Measurements taken of running trials, by the decision they got.");
        EndedTrials = meter.CreateCounter<long>("orleanstune.trials.ended", "{trial}", "Trials that ended, by their last state.");
        SuggestionDuration = meter.CreateHistogram(
            "orleanstune.suggestion.duration", "s", "Computing a suggestion, surrogate fit included, ahead of the ask or in it.", advice: HistogramBuckets.Work);
    }

    public TimeProvider Time { get; }

    public Counter<long> AskedTrials { get; }

    public Histogram<double> AskDuration { get; }

    public Counter<long> ToldTrials { get; }

    public Counter<long> Reports { get; }

    public Counter<long> EndedTrials { get; }

    public Histogram<double> SuggestionDuration { get; }

    public LeaseInstruments Leases { get; }

    /// <summary>Begins to tell of a study that is live on this silo, until what is returned is disposed of.</summary>
    public StudyTelemetry Watch(StudyKey key, StudyMachine machine)
    {
        var study = new StudyTelemetry(this, _gauges, key, machine);
        _gauges.Add(study);
        return study;
    }
}
