using System.Diagnostics;
using OrleansTune.Core.Telemetry;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Telemetry;

/// <summary>A trainer's work under one lease, as a span in the trace of the request that the trial goes back to.</summary>
/// <remarks>The trial came to this host by a poll, which is nobody's child: its assignment carries the trace.</remarks>
internal sealed class TrainingAttempt : IDisposable
{
    private readonly TrainerInstruments _instruments;
    private readonly TrialKey _trial;
    private readonly string _trainer;
    private readonly Activity? _span;

    public TrainingAttempt(TrainerInstruments instruments, TrialKey trial, TrialTask task)
    {
        _instruments = instruments;
        _trial = trial;
        _trainer = task.Assignment.Trainer;
        _ = ActivityContext.TryParse(task.Assignment.TraceParent, null, isRemote: true, out var cause);
        _span = OrleansTuneTelemetry.Activities.StartActivity("trial train", ActivityKind.Consumer, cause)?
            .SetTag("orleanstune.trial", trial.ToString())
            .SetTag("orleanstune.trainer", _trainer)
            .SetTag("orleanstune.attempt", task.Attempt)
            .SetTag("orleanstune.target", task.Assignment.Target);
        instruments.Begun(_trainer);
    }

    /// <summary>The trainer, each of its epochs measured.</summary>
    public ITrainer Observe(ITrainer trainer) => new ObservedTrainer(trainer, _instruments, _trial.Study.Tenant, _trainer);

    public void Failed(Exception exception) => _span?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);

    public void Dispose() => _span?.Dispose();
}
