using OrleansTune.Core.Numerics;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.TestSupport.Scheduling;

/// <summary>Trials that live as a scheduler decides, without workers or clocks: each call is one event of a study.</summary>
public sealed class SimulatedStudy(StudySpec spec, IScheduler scheduler)
{
    private readonly List<Trial> _trials = [];

    /// <summary>The trials as they stand, index = number.</summary>
    public IReadOnlyList<Trial> Trials => _trials;

    /// <summary>The scheduler under test.</summary>
    public IScheduler Scheduler => scheduler;

    /// <summary>Steps trained over all trials.</summary>
    public long Spent => _trials.Sum(t => (long)t.LastStep);

    private int MaxResource => spec.Scheduler.MaxResource;

    /// <summary>A spec with a scheduler, over one parameter.</summary>
    public static StudySpec Spec(SchedulerSpec scheduler, Direction direction = Direction.Minimize) => new()
    {
        Name = "simulated",
        Objectives = [new("loss", direction)],
        Space = new([new FloatParameter("x", 0, 1)]),
        Scheduler = scheduler,
    };

    /// <summary>Starts a new trial and gives its number.</summary>
    public int Start()
    {
        int number = _trials.Count;
        var budget = scheduler.Admit(number);
        _trials.Add(null!);
        Become(new Trial
        {
            Number = number,
            State = TrialState.Running,
            Parameters = ParameterSet.Empty,
            Bracket = budget.Bracket,
            Target = budget.Target,
        });
        return number;
    }

    /// <summary>Adds a trial that a user queued; it is in no bracket yet.</summary>
    public void Enqueue()
    {
        _trials.Add(null!);
        Become(new Trial
        {
            Number = _trials.Count - 1,
            State = TrialState.Queued,
            Origin = TrialOrigin.Enqueued,
            Parameters = ParameterSet.Empty,
        });
    }

    /// <summary>A worker takes a queued trial, which is admitted if it was not yet.</summary>
    public void Take(int number)
    {
        var trial = _trials[number];
        if (trial.Target == 0)
        {
            var budget = scheduler.Admit(number);
            trial = trial with { Bracket = budget.Bracket, Target = budget.Target };
        }

        Become(trial with { State = TrialState.Running });
    }

    /// <summary>Starts a trial and measures it once.</summary>
    public ReportDecision StartAndReport(int step, double value) => Report(Start(), step, value);

    /// <summary>A running trial's next measurement, and what comes of it.</summary>
    public ReportDecision Report(int number, int step, double value)
    {
        var trial = _trials[number];
        trial = Become(trial with { Steps = trial.Steps.Add(new(step, value)) });
        var decision = scheduler.Decide(trial);
        if (step >= MaxResource)
            Become(trial with { State = TrialState.Completed });
        else if (decision == ReportDecision.Pause)
            Become(trial with { State = TrialState.Paused });
        else if (decision == ReportDecision.Stop)
            Become(trial with { State = TrialState.Stopped });
        return decision;
    }

    /// <summary>Carries a promotion out.</summary>
    public void Resume(Promotion promotion) =>
        Become(_trials[promotion.Number] with { State = TrialState.Running, Target = promotion.Target });

    /// <summary>Puts a trial into a state, as an event from outside the scheduler does.</summary>
    public void Become(int number, TrialState state) => Become(_trials[number] with { State = state });

    /// <summary>Adds a trial that a user brought from elsewhere, with its learning curve.</summary>
    public void Import(params (int Step, double Value)[] curve)
    {
        _trials.Add(null!);
        Become(new Trial
        {
            Number = _trials.Count - 1,
            State = TrialState.Completed,
            Origin = TrialOrigin.Imported,
            Parameters = ParameterSet.Empty,
            Steps = [.. curve.Select(c => new Measurement(c.Step, c.Value))],
            Told = [0.0],
        });
    }

    /// <summary>
    /// Runs a study to its end: so many workers at a time, in a random order, each measuring one step. Workers take promotions first.
    /// </summary>
    /// <param name="trials">How many trials there are to start.</param>
    /// <param name="workers">How many run at once.</param>
    /// <param name="curve">The value of a trial at a step.</param>
    /// <param name="random">The order of events.</param>
    public void Run(int trials, int workers, Func<int, int, double> curve, RandomStream random)
    {
        var running = new List<int>();
        while (true)
        {
            while (running.Count < workers && TakeNext(trials) is { } taken)
                running.Add(taken);
            if (running.Count == 0)
                return;
            int place = random.Next(running.Count);
            int number = running[place];
            int step = _trials[number].LastStep + 1;
            Report(number, step, curve(number, step));
            if (_trials[number].State != TrialState.Running)
                running.RemoveAt(place);
        }
    }

    /// <summary>A fresh scheduler that was shown every trial once, as after a crash.</summary>
    public IScheduler Rebuild(Func<IScheduler> create)
    {
        var rebuilt = create();
        foreach (var trial in _trials)
            rebuilt.Track(trial);
        return rebuilt;
    }

    private int? TakeNext(int trials)
    {
        bool canStartNew = _trials.Count < trials;
        if (scheduler.NextPromotion(canStartNew) is { } promotion)
        {
            Resume(promotion);
            return promotion.Number;
        }

        return canStartNew ? Start() : null;
    }

    private Trial Become(Trial trial)
    {
        _trials[trial.Number] = trial;
        scheduler.Track(trial);
        return trial;
    }
}
