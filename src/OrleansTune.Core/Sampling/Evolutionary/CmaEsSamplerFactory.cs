using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Evolutionary;

/// <summary><c>cmaes</c>: the covariance matrix adaptation evolution strategy (Hansen 2016): numeric spaces, hundreds of trials and more.</summary>
public sealed class CmaEsSamplerFactory : ISamplerFactory
{
    /// <inheritdoc/>
    public string Name => "cmaes";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new SamplerOptionsReader(spec.Sampler).Errors();
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec) => new CmaEsSampler();
}
