using OrleansTune.Core.Sampling.Bayesian;
using OrleansTune.Core.Sampling.Designs;
using OrleansTune.Core.Sampling.Evolution;
using OrleansTune.Core.Sampling.ParzenEstimator;
using OrleansTune.Core.Sampling.Portfolio;
using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling;

/// <summary>The samplers that studies can name.</summary>
/// <remarks>
/// A host registers its own <see cref="ISamplerFactory"/> services and builds the catalog of <see cref="BuiltIn"/> and those;
/// of two factories of one name the later wins, so a built-in sampler can be replaced.
/// </remarks>
public sealed class SamplerCatalog
{
    private readonly Dictionary<string, ISamplerFactory> _byName = new(StringComparer.Ordinal);

    /// <summary>A catalog of the given factories.</summary>
    public SamplerCatalog(IEnumerable<ISamplerFactory> factories)
    {
        ArgumentNullException.ThrowIfNull(factories);
        foreach (var factory in factories)
            _byName[factory.Name] = factory;
        Names = [.. _byName.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>The samplers that come with the product.</summary>
    public static IReadOnlyList<ISamplerFactory> BuiltIn { get; } =
    [
        new AutoSamplerFactory(),
        new GpSamplerFactory(),
        new TpeSamplerFactory(),
        new CmaSamplerFactory(),
        new Nsga2SamplerFactory(),
        new RandomSamplerFactory(),
        new SobolSamplerFactory(),
        new GridSamplerFactory(),
    ];

    /// <summary>The catalog of the built-in samplers.</summary>
    public static SamplerCatalog Default { get; } = new(BuiltIn);

    /// <summary>The known names, in alphabetical order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The factories, one per name.</summary>
    public IReadOnlyCollection<ISamplerFactory> Factories => _byName.Values;

    /// <summary>The sampler that a validated spec names.</summary>
    /// <exception cref="KeyNotFoundException">No factory has that name.</exception>
    public ISampler Create(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return _byName[spec.Sampler.Name].Create(spec);
    }

    /// <summary>The factory of a name; null when there is none.</summary>
    public ISamplerFactory? Find(string name) => _byName.GetValueOrDefault(name);
}
