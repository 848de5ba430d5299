using OrleansTune.Core.Surrogates;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>A competing surrogate's hyperparameters.</summary>
/// <param name="Key">Which surrogate.</param>
/// <param name="Layout">How the hyperparameters are laid out.</param>
/// <param name="Score">The negative log posterior on the losses' own scale per observation; smaller is better.</param>
/// <param name="Theta">The hyperparameters.</param>
internal sealed record ModelFit(ModelKey Key, GpLayout Layout, double Score, double[] Theta)
{
    // A deviation of a tenth of the values' own; less may as well be fine structure.
    private const double MuchNoise = 1e-2;

    /// <summary>The variance of the noise, where the values' own variance is 1.</summary>
    public double NoiseShare => Math.Exp(Theta[Layout.Noise]);

    /// <summary>Whether two trials of one point are told apart by luck.</summary>
    public bool IsNoisy => NoiseShare > MuchNoise;
}
