using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.TestSupport.Objectives;

namespace OrleansTune.TestSupport.Sampling;

/// <summary>
/// Runs a sampler on a problem whose trials are trained step by step and halved at rungs: a trial goes on past a rung only when it is among
/// the best third there so far (asynchronous successive halving, stopping form; Li et al. 2020).
/// </summary>
public sealed class LearningCurveStudy
{
    private const int Eta = 3;

    private readonly Problem _problem;
    private readonly ISampler _sampler;
    private readonly StudySpec _spec;
    private readonly int _full;
    private readonly bool _halves;
    private readonly Dictionary<int, List<double>> _rungs = [];
    private readonly List<Trial> _trials = [];
    private SamplerState? _state;

    /// <param name="problem">Gives the loss after full training; before, a curve hangs over it.</param>
    /// <param name="factory">The sampler.</param>
    /// <param name="seed">The study's seed.</param>
    /// <param name="full">Steps of full training, a power of 3.</param>
    /// <param name="halves">Whether trials are halved; if not, each is trained to the end.</param>
    public LearningCurveStudy(Problem problem, ISamplerFactory factory, ulong seed, int full = 27, bool halves = true)
    {
        _problem = problem;
        _full = full;
        _halves = halves;
        _spec = new StudySpec { Name = problem.Name, Objectives = [new("loss", Direction.Minimize)], Space = problem.Space, Seed = seed };
        _sampler = factory.Create(_spec);
    }

    /// <summary>Trains until so many steps are spent; gives the regret of the best trial trained to the end.</summary>
    public double Run(int budget)
    {
        double best = double.PositiveInfinity;
        while (budget > 0)
        {
            var result = _sampler.Suggest(
                new() { Space = _spec.Space, Objectives = _spec.Objectives, Seed = _spec.Seed, Trials = [.. _trials], MaxResource = _full, State = _state },
                1);
            _state = result.State;
            var trial = Train(new() { Number = _trials.Count, State = TrialState.Running, Parameters = result.Points[0] });
            budget -= trial.LastStep;
            if (trial.State == TrialState.Completed)
                best = Math.Min(best, _problem.Regret(trial.Parameters));
            _trials.Add(trial);
        }

        return best;
    }

    private Trial Train(Trial trial)
    {
        double final = _problem.Evaluate(trial.Parameters);
        // Better configurations mostly learn faster; some cross.
        double start = 2 + (0.5 * final) + (0.3 * RandomStream.For(_spec.Seed, "curve", trial.Number).NextNormal());
        var steps = new List<Measurement>();
        for (int rung = 1; rung <= _full; rung *= Eta)
        {
            double loss = final + (start * (1 - (Math.Log(rung) / Math.Log(_full))));
            steps.Add(new(rung, loss));
            if (rung == _full || (_halves && !IsAmongBest(rung, loss)))
                break;
        }

        return trial with { Steps = [.. steps], State = steps[^1].Step == _full ? TrialState.Completed : TrialState.Stopped };
    }

    private bool IsAmongBest(int rung, double loss)
    {
        if (!_rungs.TryGetValue(rung, out var losses))
            _rungs[rung] = losses = [];
        losses.Add(loss);
        return losses.Count(l => l < loss) < Math.Max(1, losses.Count / Eta);
    }
}
