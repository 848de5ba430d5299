using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>
/// <c>cmaes</c>: the covariance matrix adaptation evolution strategy (Hansen 2016) with restarts in two regimes (BIPOP, Hansen 2009) and
/// a margin for discrete parameters (Hamano et al. 2022). Serves studies of one objective.
/// </summary>
/// <remarks>
/// <para>Any told trials form its generations, in the order of their numbers, so it needs no barriers and takes in what users enqueue or
/// import (Hansen 2011); the first generation, a Sobol' design or the imported trials, gives the start. Infeasible trials rank behind
/// feasible ones, by their violation. Categories are drawn with probabilities that follow their frequency among the better trials.</para>
/// <para>Option <c>population</c> (4 to 10,000; default 4 + 3 ln n for n numeric parameters): trials in a generation of the first run.</para>
/// </remarks>
public sealed class CmaSamplerFactory : ISamplerFactory
{
    /// <inheritdoc/>
    public string Name => "cmaes";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var options = new SamplerOptionsReader(spec.Sampler);
        Population(options);
        foreach (var error in options.Errors())
            yield return error;
        if (spec.Objectives.Count > 1)
            yield return new("sampler.name", $"'cmaes' optimises one objective, this study has {spec.Objectives.Count}; use nsga2, tpe or auto.");
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new CmaSampler(Population(new SamplerOptionsReader(spec.Sampler)));
    }

    // 0: by the number of parameters.
    private static int Population(SamplerOptionsReader options) => options.Int("population", 0, 4, 10_000);
}
