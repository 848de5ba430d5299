using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Sampling.Designs;

/// <summary>The points of a grid in order, those left out that trials have taken.</summary>
internal sealed class GridSampler(int levels) : ISampler
{
    private readonly UsedPoints _used = new();
    private readonly List<ParameterSet> _listed = [];
    private IEnumerator<ParameterSet>? _rest;
    private SearchSpace? _space;

    public bool IsInstant => true;

    public SamplingResult Suggest(SamplingContext context, int count, CancellationToken cancellationToken = default)
    {
        if (!ReferenceEquals(_space, context.Space))
        {
            _space = context.Space;
            _listed.Clear();
            _rest = SpacePoints.Grid(_space, levels).GetEnumerator();
        }

        _used.Follow(context.Trials);
        var points = new List<ParameterSet>(count);
        for (int i = 0; points.Count < count && At(i) is { } point; i++)
        {
            if (_used.Claim(point))
                points.Add(point);
        }

        return new(points, null);
    }

    private ParameterSet? At(int index)
    {
        while (_listed.Count <= index)
        {
            if (!_rest!.MoveNext())
                return null;
            _listed.Add(_rest.Current);
        }

        return _listed[index];
    }
}
