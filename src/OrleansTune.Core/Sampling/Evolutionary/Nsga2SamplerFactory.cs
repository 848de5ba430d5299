using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Evolutionary;

/// <summary><c>nsga2</c>: the non-dominated sorting genetic algorithm (Deb et al. 2002), for several objectives and many trials.</summary>
/// <remarks>Option <c>population</c> (4 to 1,000, default 30): how many of the best trials are parents; as many begin at random.</remarks>
public sealed class Nsga2SamplerFactory : ISamplerFactory
{
    /// <inheritdoc/>
    public string Name => "nsga2";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var options = new SamplerOptionsReader(spec.Sampler);
        Population(options);
        return options.Errors();
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new Nsga2Sampler(Population(new SamplerOptionsReader(spec.Sampler)));
    }

    private static int Population(SamplerOptionsReader options) => options.Int("population", 30, 4, 1000);
}
