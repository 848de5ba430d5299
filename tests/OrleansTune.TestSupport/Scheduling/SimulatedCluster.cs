using OrleansTune.Core.Sampling;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Objectives;

namespace OrleansTune.TestSupport.Scheduling;

/// <summary>
/// A managed study's own state machine, sampler and scheduler with simulated workers: an epoch takes one unit of time, everything else none,
/// and a resumed trial goes on where it paused.
/// </summary>
public sealed class SimulatedCluster
{
    private readonly ICurveTask _task;
    private readonly ISampler _sampler;
    private readonly List<int> _running = [];
    private long _time;

    /// <param name="spec">The study; a managed one over the task's space.</param>
    /// <param name="task">What its trials are trained on.</param>
    public SimulatedCluster(StudySpec spec, ICurveTask task)
    {
        _task = task;
        _sampler = SamplerCatalog.Default.Create(spec);
        Machine = new(spec, SchedulerCatalog.Default.Create(spec), new StudyHead { Created = DateTimeOffset.UnixEpoch }, []);
    }

    /// <summary>The study.</summary>
    public StudyMachine Machine { get; }

    private DateTimeOffset Now => DateTimeOffset.UnixEpoch + TimeSpan.FromMinutes(_time);

    /// <summary>A managed study of a task.</summary>
    public static StudySpec Spec(ICurveTask task, string sampler, SchedulerSpec scheduler, StopSpec stop, ulong seed) => new()
    {
        Name = "simulated",
        Objectives = [task.Objective],
        Space = task.Space,
        Sampler = SamplerSpec.Auto with { Name = sampler },
        Scheduler = scheduler,
        Stop = stop,
        Execution = new() { Trainer = "simulated" },
        Seed = seed,
    };

    /// <summary>Trains the study to its end, epoch by epoch.</summary>
    /// <param name="workers">How many trials train at once.</param>
    public IEnumerable<TrainedEpoch> Run(int workers)
    {
        while (true)
        {
            while (_running.Count < workers && TakeNext() is { } taken)
                _running.Add(taken);
            if (_running.Count == 0)
                yield break;
            _time++;
            foreach (int number in _running.ToList())
            {
                var trial = Machine.Find(number);
                if (trial.State != TrialState.Running)
                    continue;
                double value = _task.Measure(trial, trial.LastStep + 1);
                Machine.Report(number, new(trial.LastStep + 1, value), Now);
                yield return new(_time, Machine.ResourceSpent, trial, value);
            }

            _running.RemoveAll(number => Machine.Find(number).State != TrialState.Running);
        }
    }

    private int? TakeNext()
    {
        var next = Machine.DispatchExisting();
        if (next is null && Machine.TrialsLeft > 0)
        {
            var suggested = _sampler.Suggest(Machine.SamplingContext(), 1);
            Machine.KeepSamplerState(suggested.State);
            if (suggested.Points.Count == 0)
                Machine.NoteSpaceUsedUp(Now);
            next = suggested.Points.Count == 0 ? Machine.DispatchExisting() : Machine.DispatchNew(_task.Place(suggested.Points[0]), Now);
        }

        if (next is null)
            return null;
        Machine.Begin(next.Number, "simulated", Now);
        return next.Number;
    }
}
