using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Ranking;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>CMA-ES by ask and tell; see <see cref="CmaSamplerFactory"/>. Its state is replayed from the history, nothing is kept.</summary>
internal sealed class CmaSampler(int population) : ISampler
{
    // Draws that hit the bounds or taken points are repeated with wider and wider steps.
    private const int Draws = 30;
    private const double Widening = 1.15;

    private readonly UsedPoints _used = new();
    private readonly ToldTrials _told = new();
    private SearchSpace? _space;
    private CmaAxes? _axes;
    private Replay<CmaRun>? _replay;

    public bool IsInstant => false;

    public SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken = default)
    {
        Prepare(context);
        _used.Follow(context.Trials);
        var run = _replay!.After(_told.Of(context), cancellationToken);
        var design = new SobolSequence(context.Space.Dimension, context.Seed);
        var points = new List<ParameterSet>(count);
        for (int i = 0; i < count; i++)
        {
            int number = context.NextNumber + i;
            bool isDesign = run.Distribution is null && _axes!.Numbers > 0;
            var point = isDesign ? Claimed(design.Point(number)) : Draw(context, run, number);
            point ??= _used.ClaimRandom(context.Space, context.RandomFor("cmaes-random", number));
            if (point is null)
                break;
            points.Add(point);
        }

        return new(points, null);
    }

    private void Prepare(SamplingContext context)
    {
        if (ReferenceEquals(_space, context.Space))
            return;
        _space = context.Space;
        var units = new UnitPoints(context.Space);
        _axes = new CmaAxes(context.Space);
        int lambda = population > 0 ? population : CmaWeights.DefaultLambda(_axes.Numbers);
        var evolution = new CmaEvolution(_axes, e => units.Of(e.Trial), context.Seed, lambda);
        _replay = new(evolution.Start(), CmaEvolution.Size, evolution.Advance);
    }

    private ParameterSet? Draw(SamplingContext context, CmaRun run, int number)
    {
        var random = context.RandomFor("cmaes", number);
        double widening = 1;
        for (int draw = 0; draw < Draws; draw++)
        {
            var numbers = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(_axes!.Numbers == 0 ? 1 : _axes.Numbers);
            if (run.Distribution is { } distribution)
            {
                var step = distribution.Step([.. Enumerable.Range(0, _axes.Numbers).Select(_ => random.NextNormal())]);
                for (int d = 0; d < step.Count; d++)
                    step[d] *= widening * _axes.Stretch(d, distribution.M[d], distribution.Deviation(d), 1.0 / (run.Lambda * step.Count));
                numbers = distribution.M + step;
            }

            int[] categories = [.. run.Categories.Select(p => Pick(p, random))];
            bool isInside = numbers.All(x => x is >= 0 and <= 1);
            if ((isInside || draw >= Draws / 2) && Claimed(_axes.Unit(numbers.Map(x => Math.Clamp(x, 0, 1)), categories)) is { } point)
                return point;
            if (isInside)
                widening *= Widening;
        }

        return null;
    }

    private static int Pick(IReadOnlyList<double> probabilities, RandomStream random)
    {
        double rest = random.NextDouble();
        int value = 0;
        while (value + 1 < probabilities.Count && rest >= probabilities[value])
            rest -= probabilities[value++];
        return value;
    }

    private ParameterSet? Claimed(double[] unit)
    {
        var point = _space!.FromUnit(unit);
        return _used.Claim(point) ? point : null;
    }
}
