using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>
/// <c>nsga2</c>: the elitist genetic algorithm NSGA-II (Deb, Pratap, Agarwal and Meyarivan 2002), for several objectives with or without
/// constraints. Serves every study.
/// </summary>
/// <remarks>
/// <para>Any told trials form its generations, in the order of their numbers, so it needs no barriers; the first is a Sobol' design, or
/// what users enqueued and imported. Infeasible trials rank behind feasible ones, by their violation (constrained domination).</para>
/// <para>Option <c>population</c> (4 to 10,000): how many trials survive a generation, and how many it has; by default a tenth of the
/// study's <c>maxTrials</c>, at least 10 and at most 50, which is also what a study without a limit gets.</para>
/// </remarks>
public sealed class Nsga2SamplerFactory : ISamplerFactory
{
    /// <inheritdoc/>
    public string Name => "nsga2";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var options = new SamplerOptionsReader(spec.Sampler);
        Population(spec, options);
        return options.Errors();
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new Nsga2Sampler(Population(spec, new SamplerOptionsReader(spec.Sampler)));
    }

    private static int Population(StudySpec spec, SamplerOptionsReader options) =>
        options.Int("population", Math.Clamp((spec.Stop.MaxTrials ?? 500) / 10, 10, 50), 4, 10_000);
}
