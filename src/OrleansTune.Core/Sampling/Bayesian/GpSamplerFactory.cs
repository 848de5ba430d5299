using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>
/// <c>gp</c>: Bayesian optimisation with a Matérn 5/2 Gaussian process (Snoek et al. 2012), dimension-scaled length-scale priors
/// (Hvarfner et al. 2024) and log expected improvement (Ament et al. 2023).
/// </summary>
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
