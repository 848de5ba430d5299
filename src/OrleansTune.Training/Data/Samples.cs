namespace OrleansTune.Training.Data;

/// <summary>Examples in host memory: a row of inputs each, and what is to be predicted: a class, a number, or both. Immutable.</summary>
public sealed class Samples
{
    private readonly float[] _inputs;
    private readonly long[] _labels;
    private readonly float[] _values;

    /// <summary>Samples with classes, over the given arrays, which must not be changed afterwards.</summary>
    /// <param name="inputs">The inputs, row by row; one row per label, all of one length.</param>
    /// <param name="labels">The class of each row, from 0.</param>
    /// <exception cref="ArgumentException">There are no labels, or the inputs are no whole rows.</exception>
    public Samples(float[] inputs, long[] labels)
        : this(inputs, labels, [])
    {
    }

    /// <summary>Samples with classes, numbers or both, over the given arrays, which must not be changed afterwards.</summary>
    /// <param name="inputs">The inputs, row by row, all of one length.</param>
    /// <param name="labels">The class of each row, from 0; empty when the rows have none.</param>
    /// <param name="values">The number to predict for each row; empty when the rows have none.</param>
    /// <exception cref="ArgumentException">There are neither labels nor values, or the arrays do not fit together.</exception>
    public Samples(float[] inputs, long[] labels, float[] values)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(values);
        Count = Math.Max(labels.Length, values.Length);
        if (labels.Length != 0 && values.Length != 0 && labels.Length != values.Length)
            throw new ArgumentException($"There are {labels.Length} labels, but {values.Length} values.", nameof(values));
        if (Count == 0 || inputs.Length == 0 || inputs.Length % Count != 0)
            throw new ArgumentException($"{inputs.Length} inputs are no whole rows for {Count} labels.", nameof(inputs));
        (_inputs, _labels, _values) = (inputs, labels, values);
    }

    /// <summary>Number of examples; at least 1.</summary>
    public int Count { get; }

    /// <summary>Inputs per example.</summary>
    public int InputSize => _inputs.Length / Count;

    /// <summary>All inputs, row by row.</summary>
    public ReadOnlyMemory<float> Inputs => _inputs;

    /// <summary>The class of each row, from 0; empty when the rows have none.</summary>
    public ReadOnlyMemory<long> Labels => _labels;

    /// <summary>The number to predict for each row; empty when the rows have none.</summary>
    public ReadOnlyMemory<float> Values => _values;

    /// <summary>The rows of the given numbers, in that order.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such row.</exception>
    public Samples Pick(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var inputs = new float[rows.Count * InputSize];
        for (int i = 0; i < rows.Count; i++)
            Array.Copy(_inputs, rows[i] * InputSize, inputs, i * InputSize, InputSize);
        return new Samples(inputs, Pick(_labels, rows), Pick(_values, rows));
    }

    private static T[] Pick<T>(T[] all, IReadOnlyList<int> rows) => all.Length == 0 ? [] : [.. rows.Select(row => all[row])];
}
