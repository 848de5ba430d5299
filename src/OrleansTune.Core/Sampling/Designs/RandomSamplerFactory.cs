using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Designs;

/// <summary><c>random</c>: independent points from the prior of the space (Bergstra and Bengio, JMLR 2012). Serves every study.</summary>
public sealed class RandomSamplerFactory : ISamplerFactory
{
    /// <inheritdoc/>
    public string Name => "random";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new SamplerOptionsReader(spec.Sampler).Errors();
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec) => new RandomSampler();
}
