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
    private readonly StudySpec _spec;
    private ISampler _sampler;
    private SamplerState? _state;

    public ConformanceStudy(ISamplerFactory factory, SearchSpace space, int objectives = 1, int constraints = 0, ulong seed = 3)
    {
        _factory = factory;
        _spec = new StudySpec
        {
            Name = "conformance",
            Objectives = [.. Enumerable.Range(0, objectives).Select(i => new Objective($"f{i}", i == 1 ? Direction.Maximize : Direction.Minimize))],
            Constraints = [.. Enumerable.Range(0, constraints).Select(i => $"c{i}")],
            Space = space,
            Seed = seed,
        };
        _sampler = factory.Create(_spec);
    }

    public List<Trial> Trials { get; } = [];

    public int MaxResource { get; init; }

    public SamplingContext Context => new()
    {
        Space = _spec.Space,
        Objectives = _spec.Objectives,
        ConstraintCount = _spec.Constraints.Count,
        Seed = _spec.Seed,
        Trials = [.. Trials],
        MaxResource = MaxResource,
        State = _state,
    };

    /// <summary>Forgets everything but the history and the kept state, as a crash does.</summary>
    public void Crash() => _sampler = _factory.Create(_spec);

    /// <summary>Asks for points and starts their trials; gives the first one's number.</summary>
    public int Ask(int count = 1)
    {
        int first = Trials.Count;
        var result = _sampler.Suggest(Context, count);
        _state = result.State;
        foreach (var point in result.Points)
            Add(point, TrialState.Running);
        return first;
    }

    public void Add(ParameterSet point, TrialState state, params double[] told) =>
        Trials.Add(new Trial { Number = Trials.Count, State = state, Parameters = point, Told = [.. told], Created = DateTimeOffset.UnixEpoch });

    public void Complete(int number, params double[] values) =>
        Trials[number] = Trials[number] with { State = TrialState.Completed, Told = [.. values] };

    public void Complete(int number, double value, ImmutableArray<double> constraints) =>
        Trials[number] = Trials[number] with { State = TrialState.Completed, Told = [value], Constraints = constraints };

    public void Leave(int number, TrialState state, params Measurement[] steps) =>
        Trials[number] = Trials[number] with { State = state, Steps = [.. steps] };
}
