using OrleansTune.Core.Numerics;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.Designs;

/// <summary>Trial number <c>n</c> gets point <c>n</c> of a scrambled Sobol' sequence.</summary>
internal sealed class SobolSampler : ISampler
{
    private readonly UsedPoints _used = new();
    private SobolSequence? _sequence;
    private ulong _seed;

    public bool IsInstant => true;

    public SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken = default)
    {
        if (_sequence is null || _seed != context.Seed || _sequence.Dimension != context.Space.Dimension)
            (_sequence, _seed) = (new SobolSequence(context.Space.Dimension, context.Seed), context.Seed);
        _used.Follow(context.Trials);
        var points = new List<ParameterSet>(count);
        for (int i = 0; i < count; i++)
        {
            int number = context.NextNumber + i;
            var point = context.Space.FromUnit(_sequence.Point(number));
            // In a small discrete space the sequence comes back to points it has visited.
            if (!_used.Claim(point))
                point = _used.ClaimRandom(context.Space, context.RandomFor("sobol", number));
            if (point is null)
                break;
            points.Add(point);
        }

        return new(points, null);
    }
}
