namespace OrleansTune.Training.Data;

/// <summary>Labelled examples in host memory: a row of inputs and a class for each. Immutable.</summary>
public sealed class Samples
{
    private readonly float[] _inputs;
    private readonly long[] _labels;

    /// <summary>Samples over the given arrays, which must not be changed afterwards.</summary>
    /// <param name="inputs">The inputs, row by row; one row per label, all of one length.</param>
    /// <param name="labels">The class of each row, from 0.</param>
    /// <exception cref="ArgumentException">There are no labels, or the inputs are no whole rows.</exception>
    public Samples(float[] inputs, long[] labels)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length == 0 || inputs.Length == 0 || inputs.Length % labels.Length != 0)
            throw new ArgumentException($"{inputs.Length} inputs are no whole rows for {labels.Length} labels.", nameof(inputs));
        _inputs = inputs;
        _labels = labels;
    }

    /// <summary>Number of examples; at least 1.</summary>
    public int Count => _labels.Length;

    /// <summary>Inputs per example.</summary>
    public int InputSize => _inputs.Length / _labels.Length;

    /// <summary>All inputs, row by row.</summary>
    public ReadOnlyMemory<float> Inputs => _inputs;

    /// <summary>The class of each row, from 0.</summary>
    public ReadOnlyMemory<long> Labels => _labels;

    /// <summary>The rows of the given numbers, in that order.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such row.</exception>
    public Samples Pick(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var inputs = new float[rows.Count * InputSize];
        var labels = new long[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            Array.Copy(_inputs, rows[i] * InputSize, inputs, i * InputSize, InputSize);
            labels[i] = _labels[rows[i]];
        }

        return new Samples(inputs, labels);
    }
}
