using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Objectives;

namespace OrleansTune.TestSupport.Sampling;

/// <summary>Runs a sampler on a problem through the public interface, as a study would, with a number of trials always under way.</summary>
public sealed class SimulatedStudy
{
    private readonly Problem _problem;
    private readonly ISampler _sampler;
    private readonly StudySpec _spec;
    private readonly List<Trial> _trials = [];
    private readonly Queue<int> _running = new();
    private readonly HashSet<ParameterSet> _takenRows = [];
    private SamplerState? _state;

    public SimulatedStudy(Problem problem, ISamplerFactory factory, ulong seed, int maxTrials, SamplerSpec? sampler = null)
    {
        _problem = problem;
        _spec = new StudySpec
        {
            Name = problem.Name,
            Objectives = [new("value", problem.Direction)],
            Space = problem.Space,
            Seed = seed,
            Sampler = sampler ?? SamplerSpec.Auto with { Name = factory.Name },
            Stop = new() { MaxTrials = maxTrials },
        };
        if (factory.Validate(_spec).FirstOrDefault() is { } error)
            throw new ArgumentException($"{error.Field} {error.Message}");
        _sampler = factory.Create(_spec);
    }

    /// <summary>The trials so far.</summary>
    public IReadOnlyList<Trial> Trials => _trials;

    /// <summary>After each completed trial: the noise-free regret of the trial with the best observed value.</summary>
    public List<double> Regrets { get; } = [];

    /// <summary>Runs to the study's last trial, or until the sampler has no further point.</summary>
    /// <param name="parallel">How many trials are under way at once; 1 is sequential.</param>
    /// <param name="inBatches">Whether all trials under way end before the next ones are asked for; else one is asked for when one ends.</param>
    public void Run(int parallel = 1, bool inBatches = false)
    {
        while (Regrets.Count < _spec.Stop.MaxTrials)
        {
            while (_running.Count < parallel && _trials.Count < _spec.Stop.MaxTrials)
            {
                if (!Ask())
                    break;
            }

            if (_running.Count == 0)
                return;
            do
                Tell(_running.Dequeue());
            while (inBatches && _running.Count > 0);
        }
    }

    private bool Ask()
    {
        var context = new SamplingContext
        {
            Space = _spec.Space,
            Objectives = _spec.Objectives,
            Seed = _spec.Seed,
            Trials = [.. _trials],
            MaxTrials = _spec.Stop.MaxTrials,
            State = _state,
        };
        var result = _sampler.Suggest(context, 1);
        if (result.Points.Count == 0)
            return false;
        _state = result.State;
        _running.Enqueue(_trials.Count);
        _trials.Add(new Trial { Number = _trials.Count, State = TrialState.Running, Parameters = Row(result.Points[0]) });
        return true;
    }

    private void Tell(int number)
    {
        var trial = _trials[number];
        double value = _problem.Evaluate(trial.Parameters)
            + (_problem.NoiseDeviation * RandomStream.For(_spec.Seed, "noise", number).NextNormal());
        _trials[number] = trial with { State = TrialState.Completed, Told = [value] };
        var objective = _spec.Objectives[0];
        var best = _trials.Where(t => t.State == TrialState.Completed).MinBy(t => objective.ToLoss(t.Told[0]))!;
        Regrets.Add(_problem.Regret(best.Parameters));
    }

    // In a table the nearest row not yet evaluated stands for the suggestion.
    private ParameterSet Row(ParameterSet suggested)
    {
        if (_problem.Rows is not { } rows)
            return suggested;
        var wanted = _spec.Space.ToUnit(suggested);
        var nearest = rows.Where(r => !_takenRows.Contains(r))
            .MinBy(r => _spec.Space.ToUnit(r).Zip(wanted, (a, b) => (a - b) * (a - b)).Sum())
            ?? throw new InvalidOperationException("Every row of the table is evaluated.");
        _takenRows.Add(nearest);
        return nearest;
    }
}
