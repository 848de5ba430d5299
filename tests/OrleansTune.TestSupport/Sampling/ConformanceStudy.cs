using System.Collections.Immutable;
using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.TestSupport.Sampling;

/// <summary>A study by hand: asks a sampler, and ends trials as a test says.</summary>
public sealed class ConformanceStudy
{
    private readonly ISamplerFactory _factory;
    private ISampler _sampler;

    public ConformanceStudy(
        ISamplerFactory factory, SearchSpace space, int objectives = 1, int constraints = 0, ulong seed = 3,
        Direction direction = Direction.Minimize)
    {
        _factory = factory;
        Spec = new StudySpec
        {
            Name = "conformance",
            Objectives = [.. Enumerable.Range(0, objectives).Select(i => new Objective($"f{i}", i == 1 ? Direction.Maximize : direction))],
            Constraints = [.. Enumerable.Range(0, constraints).Select(i => new ConstraintSpec($"c{i}"))],
            Space = space,
            Seed = seed,
            Sampler = SamplerSpec.Auto with { Name = factory.Name },
            Stop = new() { MaxTrials = 200 },
        };
        _sampler = factory.Create(Spec);
    }

    public StudySpec Spec { get; }

    public SamplerState? State { get; private set; }

    public List<Trial> Trials { get; } = [];

    public int MaxResource { get; init; }

    public SamplingContext Context => new()
    {
        Space = Spec.Space,
        Objectives = Spec.Objectives,
        ConstraintCount = Spec.Constraints.Count,
        Seed = Spec.Seed,
        Trials = [.. Trials],
        MaxResource = MaxResource,
        MaxTrials = Spec.Stop.MaxTrials,
        State = State,
    };

    /// <summary>Forgets everything but the history and the kept state, as a crash does.</summary>
    public void Crash() => _sampler = _factory.Create(Spec);

    /// <summary>Asks for points and starts their trials; gives the first one's number.</summary>
    public int Ask(int count = 1)
    {
        int first = Trials.Count;
        var result = _sampler.Suggest(Context, count);
        State = result.State;
        foreach (var point in result.Points)
            Add(point, TrialState.Running);
        return first;
    }

    /// <summary>Asks for points and starts their trials; gives the numbers of those there were.</summary>
    public IReadOnlyList<int> AskAll(int count = 1)
    {
        int first = Ask(count);
        return [.. Enumerable.Range(first, Trials.Count - first)];
    }

    /// <summary>What a new instance, as after a crash, would suggest now.</summary>
    public IReadOnlyList<ParameterSet> Foreseen(int count = 1) => _factory.Create(Spec).Suggest(Context, count).Points;

    /// <summary>What the study's own instance suggests in a context.</summary>
    public IReadOnlyList<ParameterSet> Suggested(SamplingContext context, int count = 1) => _sampler.Suggest(context, count).Points;

    /// <summary>Asks and completes, one trial after the other; false when the sampler had no further point.</summary>
    public bool Run(int trials, Func<ParameterSet, double[]> values)
    {
        for (int i = 0; i < trials; i++)
        {
            if (AskAll() is not [var number])
                return false;
            Complete(number, values(Trials[number].Parameters));
        }

        return true;
    }

    /// <summary>A trial under way at a point; gives its number.</summary>
    public int BeginAt(ParameterSet point)
    {
        Add(point, TrialState.Running);
        return Trials.Count - 1;
    }

    public void Import(ParameterSet point, params double[] told)
    {
        Add(point, TrialState.Completed, told);
        Trials[^1] = Trials[^1] with { Origin = TrialOrigin.Imported };
    }

    public void Enqueue(ParameterSet point)
    {
        Add(point, TrialState.Queued);
        Trials[^1] = Trials[^1] with { Origin = TrialOrigin.Enqueued };
    }

    public void Constrain(int number, params double[] constraints) => Trials[number] = Trials[number] with { Constraints = [.. constraints] };

    public void Report(int number, int step, params double[] values) =>
        Trials[number] = Trials[number] with { Steps = Trials[number].Steps.Add(new(step, [.. values])) };

    /// <summary>Puts a trial into a state, with what it has measured.</summary>
    public void Become(int number, TrialState state) => Trials[number] = Trials[number] with { State = state };

    public void Add(ParameterSet point, TrialState state, params double[] told) =>
        Trials.Add(new Trial { Number = Trials.Count, State = state, Parameters = point, Told = [.. told], Created = DateTimeOffset.UnixEpoch });

    public void Complete(int number, params double[] values) =>
        Trials[number] = Trials[number] with { State = TrialState.Completed, Told = [.. values] };

    public void Complete(int number, double value, ImmutableArray<double> constraints) =>
        Trials[number] = Trials[number] with { State = TrialState.Completed, Told = [value], Constraints = constraints };

    public void Leave(int number, TrialState state, params Measurement[] steps) =>
        Trials[number] = Trials[number] with { State = state, Steps = [.. steps] };
}
