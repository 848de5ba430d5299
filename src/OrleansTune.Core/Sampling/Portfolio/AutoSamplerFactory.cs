using OrleansTune.Core.Sampling.Bayesian;
using OrleansTune.Core.Sampling.Evolution;
using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Portfolio;

/// <summary>
/// <c>auto</c>: what suits the study. With up to three objectives that is <c>gp</c>, whose surrogates compete for the study anew at every
/// suggestion; with more, where volumes and weightings stop telling points apart, <c>nsga2</c>. Serves every study.
/// </summary>
public sealed class AutoSamplerFactory : ISamplerFactory
{
    private const int MostObjectives = 3;

    /// <inheritdoc/>
    public string Name => "auto";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new SamplerOptionsReader(spec.Sampler).Errors();
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec.Objectives.Count > MostObjectives ? new Nsga2SamplerFactory().Create(spec) : new GpSampler();
    }
}
