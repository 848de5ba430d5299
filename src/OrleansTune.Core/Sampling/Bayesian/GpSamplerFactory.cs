using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>
/// <c>gp</c>: Bayesian optimisation with Matérn 5/2 Gaussian processes (Snoek et al. 2012), dimension-scaled length-scale priors
/// (Hvarfner et al. 2024) and log expected improvement (Ament et al. 2023). Serves every study.
/// </summary>
/// <remarks>
/// <para>The first trial is the middle of the space, the next ones are a scrambled Sobol design. From then on several surrogates compete for a
/// study at every suggestion, by their evidence: with and without a term per dimension (Duvenaud et al. 2011), on the losses as they are and on
/// logarithms of them (Snelson et al. 2003). When the search has settled, every other suggestion goes to one that begins elsewhere (as in TuRBO,
/// Eriksson et al. 2019), and some of its own refine the best point by a surrogate of the nearest trials alone (Acerbi and Ma 2017; local and
/// global steps in turns as in Diouane et al. 2023). Where values are noisy the improvement is augmented (Huang et al. 2006): no point is tried
/// over and over for a lucky value.</para>
/// <para>What trials under way may tell is drawn jointly, and improvement is expected beyond it (Snoek et al. 2012); the more there are, the more
/// suggestions are minimisers of draws of the function near the best point instead (parallel Thompson sampling: Kandasamy et al. 2018). Trials
/// stopped at a rung inform the surrogate through one more dimension, the resource, and a noise of their own. Constraints weigh by the
/// probability that they hold (Gardner et al. 2014), and so does where trials fail (Gelbart et al. 2014); failures among failures pass for as bad
/// as the worst trial. Two objectives are searched by expected hypervolume (Emmerich et al. 2011), more by random
/// weightings (Knowles 2006). A history of more than 400 trials is cut down to the best, those near the very best, and an even share of the
/// others, so that a suggestion costs the same from then on.</para>
/// </remarks>
public sealed class GpSamplerFactory : ISamplerFactory
{
    /// <inheritdoc/>
    public string Name => "gp";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new SamplerOptionsReader(spec.Sampler).Errors();
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec) => new GpSampler();
}
