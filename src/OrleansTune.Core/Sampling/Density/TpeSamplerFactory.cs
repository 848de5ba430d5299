using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Density;

/// <summary><c>tpe</c>: the tree-structured Parzen estimator (Bergstra et al. 2011) with multivariate kernels (Falkner et al. 2018; Watanabe 2023): ask time grows slowly.</summary>
public sealed class TpeSamplerFactory : ISamplerFactory
{
    /// <inheritdoc/>
    public string Name => "tpe";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new SamplerOptionsReader(spec.Sampler).Errors();
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec) => new TpeSampler();
}
