using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Scheduling.FreezeThaw;

/// <summary>A Gaussian process over the learning curves of a study (Swersky, Snoek and Adams 2014, arXiv:1406.3896), fitted to them.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>t</term><description>a step as a share of the full resource; curves are seen at t₁ &lt; … &lt; t_L = 1</description></item>
/// <item><term>d(t)</term><description>β / (t + β): the decay that curves share on average</description></item>
/// <item><term>k(t, t′)</term><description>1 + ρ β / (t + t′ + β) + ν [t = t′]: a trial's own level, its own decays, noise</description></item>
/// <item><term>y</term><description>a curve: m + a d(t) + a normal variable of covariance σ² k</description></item>
/// <item><term>L Lᵀ</term><description>k at all steps; the leading block of L belongs to a curve of which only the first steps are known</description></item>
/// <item><term>z, e, f, r</term><description>L⁻¹ of a curve, of ones, of d, and of the covariances with t = 1</description></item>
/// </list>
/// <para>m, a and σ² follow in closed form; β, ρ and ν are those of a grid with the largest likelihood. As every curve is seen at the
/// same steps, one factor serves them all: fitting n curves takes O(n L²) for each point of the grid, a prediction O(L).</para>
/// </remarks>
internal sealed class CurveModel
{
    // Standard deviations that m and a have before the data, in those of a trial's level.
    private const double PriorDeviation = 3;

    private static readonly double[] Decays = [0.02, 0.06, 0.2, 0.6];
    private static readonly double[] Ratios = [0.1, 0.5, 2, 8];
    private static readonly double[] Noises = [1e-4, 1e-3, 1e-2, 1e-1];

    private readonly CholeskyFactor _factor = new();
    private readonly double[] _ones;
    private readonly double[] _decay;
    private readonly double[] _last;
    private readonly double[] _variances;
    private double _lastDecay;

    private CurveModel(int count, double decay, double ratio, double noise)
    {
        Decay = decay;
        Ratio = ratio;
        Noise = noise;
        _ones = new double[count];
        _decay = new double[count];
        _last = new double[count];
        _variances = new double[count + 1];
    }

    /// <summary>β.</summary>
    public double Decay { get; }

    /// <summary>ρ.</summary>
    public double Ratio { get; }

    /// <summary>ν.</summary>
    public double Noise { get; }

    /// <summary>m.</summary>
    public double Level { get; private set; }

    /// <summary>a.</summary>
    public double Amplitude { get; private set; }

    /// <summary>σ².</summary>
    public double Scale { get; private set; }

    /// <summary>The logarithm of the curves' likelihood, up to a constant; −∞ when the covariance is singular.</summary>
    public double LogLikelihood { get; private set; } = double.NegativeInfinity;

    /// <summary>The model under which the curves are most probable.</summary>
    /// <param name="shares">The steps that curves are seen at, as shares of the full resource.</param>
    /// <param name="curves">Values of mean 0 and variance about 1 at the first of those steps; at least one curve of at least one value.</param>
    public static CurveModel Fit(double[] shares, IReadOnlyList<double[]> curves)
    {
        CurveModel? best = null;
        foreach (double decay in Decays)
        {
            foreach (double ratio in Ratios)
            {
                foreach (double noise in Noises)
                {
                    var model = new CurveModel(shares.Length, decay, ratio, noise);
                    model.Condition(shares, curves);
                    if (best is null || model.LogLikelihood > best.LogLikelihood)
                        best = model;
                }
            }
        }

        return best!;
    }

    /// <summary>What a curve ends at, by what it began with; of none, what a new trial ends at.</summary>
    public (double Mean, double Variance) PredictEnd(ReadOnlySpan<double> curve)
    {
        double mean = Level + (Amplitude * _lastDecay);
        Span<double> z = stackalloc double[curve.Length];
        curve.CopyTo(z);
        Solve(z);
        for (int i = 0; i < z.Length; i++)
            mean += _last[i] * (z[i] - (Level * _ones[i]) - (Amplitude * _decay[i]));
        return (mean, Scale * _variances[curve.Length]);
    }

    private void Condition(double[] shares, IReadOnlyList<double[]> curves)
    {
        int count = shares.Length;
        _factor.Resize(count);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
                _factor.Row(i)[j] = 1 + (Ratio * Decay / (shares[i] + shares[j] + Decay)) + (i == j ? Noise : 0);
            _ones[i] = 1;
            _decay[i] = Decay / (shares[i] + Decay);
            _last[i] = 1 + (Ratio * Decay / (1 + shares[i] + Decay));
        }

        // The noise on the diagonal, at its largest, makes any of them regular.
        if (!_factor.TryFactor())
            return;
        _lastDecay = Decay / (1 + Decay);
        Solve(_ones);
        Solve(_decay);
        Solve(_last);
        _variances[0] = 1 + (Ratio * Decay / (2 + Decay));
        for (int i = 0; i < count; i++)
            _variances[i + 1] = Math.Max(_variances[i] - (_last[i] * _last[i]), 1e-9);

        // Generalised least squares for m and a, and the likelihood with σ² at its best.
        double prior = 1 / (PriorDeviation * PriorDeviation);
        double ee = prior, ef = 0, ff = prior, ez = 0, fz = 0, zz = 0, logDeterminant = 0;
        int n = 0;
        Span<double> z = stackalloc double[count];
        foreach (double[] curve in curves)
        {
            var own = z[..curve.Length];
            curve.CopyTo(own);
            Solve(own);
            for (int i = 0; i < own.Length; i++)
            {
                ee += _ones[i] * _ones[i];
                ef += _ones[i] * _decay[i];
                ff += _decay[i] * _decay[i];
                ez += _ones[i] * own[i];
                fz += _decay[i] * own[i];
                zz += own[i] * own[i];
                logDeterminant += 2 * Math.Log(_factor.Row(i)[i]);
            }

            n += own.Length;
        }

        double determinant = (ee * ff) - (ef * ef);
        Level = ((ff * ez) - (ef * fz)) / determinant;
        Amplitude = ((ee * fz) - (ef * ez)) / determinant;
        Scale = Math.Max((zz - (Level * ez) - (Amplitude * fz)) / n, 1e-9);
        LogLikelihood = -0.5 * ((n * Math.Log(Scale)) + logDeterminant);
    }

    // x := L⁻¹ x for the first steps.
    private void Solve(Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            var row = _factor.Row(i);
            for (int j = 0; j < i; j++)
                x[i] -= row[j] * x[j];
            x[i] /= row[i];
        }
    }
}
