using OrleansTune.Core.Numerics;
using OrleansTune.Core.Sampling.Ranking;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>NSGA-II by ask and tell; see <see cref="Nsga2SamplerFactory"/>. Its population is replayed from the history, nothing is kept.</summary>
internal sealed class Nsga2Sampler(int population) : ISampler
{
    // Children that are taken are bred anew, from other parents.
    private const int Broods = 30;

    private readonly UsedPoints _used = new();
    private readonly ToldTrials _told = new();
    private SearchSpace? _space;
    private UnitPoints? _units;
    private Replay<List<Evaluation>>? _replay;
    private Variation? _variation;

    public bool IsInstant => false;

    public SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken = default)
    {
        if (!ReferenceEquals(_space, context.Space))
        {
            _space = context.Space;
            _units = new(context.Space);
            _variation = new(context.Space);
            _replay = new([], _ => population, (parents, children) => Survivors.Of([.. parents, .. children], population));
        }

        _used.Follow(context.Trials);
        var parents = _replay!.After(_told.Of(context), cancellationToken);
        var design = new SobolSequence(context.Space.Dimension, context.Seed);
        var points = new List<ParameterSet>(count);
        for (int i = 0; i < count; i++)
        {
            int number = context.NextNumber + i;
            var point = parents.Count == 0
                ? Claimed(design.Point(number))
                : Bred(parents, context.RandomFor("nsga2", number));
            point ??= _used.ClaimRandom(context.Space, context.RandomFor("nsga2-random", number));
            if (point is null)
                break;
            points.Add(point);
        }

        return new(points, null);
    }

    private ParameterSet? Bred(List<Evaluation> parents, RandomStream random)
    {
        for (int brood = 0; brood < Broods; brood++)
        {
            var child = _variation!.Child(Chosen(parents, random), Chosen(parents, random), random);
            if (Claimed(child) is { } point)
                return point;
        }

        return null;
    }

    // A tournament of two; the survivors stand best first.
    private double[] Chosen(List<Evaluation> parents, RandomStream random) =>
        _units!.Of(parents[Math.Min(random.Next(parents.Count), random.Next(parents.Count))].Trial);

    private ParameterSet? Claimed(double[] unit)
    {
        var point = _space!.FromUnit(unit);
        return _used.Claim(point) ? point : null;
    }
}
