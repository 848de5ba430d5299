using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.ParzenEstimator;

/// <summary>
/// <c>tpe</c>: the multivariate tree-structured Parzen estimator (Bergstra et al. 2011; Falkner, Klein and Hutter 2018; components as
/// studied by Watanabe 2023). Serves every study.
/// </summary>
/// <remarks>
/// <para>Several objectives: the good trials are the first fronts, the last of them thinned by hypervolume (Ozaki et al. 2020).
/// Constraints: infeasible trials rank behind feasible ones, by their violation. Rungs: trials are compared at the highest resource that
/// enough of them reached, those stopped or waiting below by what they would have there.</para>
/// <para>Options: <c>startup</c> (1 to 10,000, default 10), the measured trials before the model is used, until when points fill the
/// space evenly; <c>candidates</c> (1 to 10,000, default 48), the points that compete for one suggestion: more exploit, fewer explore.</para>
/// </remarks>
public sealed class TpeSamplerFactory : ISamplerFactory
{
    /// <inheritdoc/>
    public string Name => "tpe";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var options = new SamplerOptionsReader(spec.Sampler);
        Read(options);
        return options.Errors();
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var (startup, candidates) = Read(new SamplerOptionsReader(spec.Sampler));
        return new TpeSampler(startup, candidates);
    }

    private static (int Startup, int Candidates) Read(SamplerOptionsReader options) =>
        (options.Int("startup", 10, 1, 10_000), options.Int("candidates", 48, 1, 10_000));
}
