using OrleansTune.Core.Spaces;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling.Bayesian;

/// <summary>The encoded points of a study's trials, remembered from one suggestion to the next; they are not to be written to.</summary>
internal sealed class EncodedTrials
{
    private readonly List<(ParameterSet Point, double[] Encoded)> _known = [];
    private SearchSpace? _source;

    /// <summary>The space of the study.</summary>
    public EncodedSpace Space { get; private set; } = null!;

    /// <summary>Takes on a study's space; forgets the trials of another.</summary>
    public void Follow(SearchSpace space)
    {
        if (ReferenceEquals(_source, space))
            return;
        _source = space;
        Space = new EncodedSpace(space);
        _known.Clear();
    }

    /// <summary>The encoded point of a trial.</summary>
    public double[] Of(Trial trial)
    {
        int number = trial.Number;
        if (number < _known.Count && ReferenceEquals(_known[number].Point, trial.Parameters))
            return _known[number].Encoded;
        var encoded = Space.Encode(trial.Parameters);
        if (number < _known.Count)
            _known[number] = (trial.Parameters, encoded);
        else if (number == _known.Count)
            _known.Add((trial.Parameters, encoded));
        return encoded;
    }
}
