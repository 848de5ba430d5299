using OrleansTune.Core.Sampling.Bayesian;
using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Portfolio;

/// <summary><c>auto</c>: the sampler that suits the study. Serves every study.</summary>
public sealed class AutoSamplerFactory : ISamplerFactory
{
    /// <inheritdoc/>
    public string Name => "auto";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new SamplerOptionsReader(spec.Sampler).Errors();
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec) => new GpSampler();
}
