namespace OrleansTune.Core.Sampling.Designs;

/// <summary>Points drawn independently from the prior of the space (Bergstra and Bengio 2012).</summary>
internal sealed class RandomSampler : ISampler
{
    private readonly UsedPoints _used = new();

    public bool IsInstant => true;

    public SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken = default)
    {
        _used.Follow(context.Trials);
        var points = new List<Spaces.ParameterSet>(count);
        for (int i = 0; i < count; i++)
        {
            if (_used.ClaimRandom(context.Space, context.RandomFor("random", context.NextNumber + i)) is not { } point)
                break;
            points.Add(point);
        }

        return new(points, null);
    }
}
