using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Designs;

/// <summary>
/// <c>sobol</c>: points that fill the space evenly, by a scrambled Sobol' sequence (Sobol' 1967; Joe and Kuo 2008; Burley 2020). Serves every study.
/// </summary>
public sealed class SobolSamplerFactory : ISamplerFactory
{
    /// <inheritdoc/>
    public string Name => "sobol";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new SamplerOptionsReader(spec.Sampler).Errors();
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec) => new SobolSampler();
}
