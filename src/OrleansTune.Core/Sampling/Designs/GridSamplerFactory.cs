using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Sampling.Designs;

/// <summary>
/// <c>grid</c>: every combination of the parameters' values, the last parameter varying fastest; a study ends when they are used up.
/// </summary>
/// <remarks>
/// Option <c>points</c> (2 to 1,000, default 10): how many values of a parameter that has more, or is continuous, evenly spaced with both bounds.
/// </remarks>
public sealed class GridSamplerFactory : ISamplerFactory
{
    /// <inheritdoc/>
    public string Name => "grid";

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var options = new SamplerOptionsReader(spec.Sampler);
        Points(options);
        return options.Errors();
    }

    /// <inheritdoc/>
    public ISampler Create(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new GridSampler(Points(new SamplerOptionsReader(spec.Sampler)));
    }

    private static int Points(SamplerOptionsReader options) => options.Int("points", 10, 2, 1000);
}
