namespace OrleansTune.Training.Data;

/// <summary>Shifts and scales inputs to mean 0 and standard deviation 1.</summary>
internal sealed class Standardization
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    private Standardization(double[] means, double[] deviations) => (_means, _deviations) = (means, deviations);

    /// <summary>The one that standardises these samples; an input that never varies is only shifted.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="isScaled">For each input whether it is touched at all.</param>
    public static Standardization Of(Samples samples, IReadOnlyList<bool> isScaled)
    {
        int size = samples.InputSize;
        double[] means = new double[size];
        double[] deviations = new double[size];
        var inputs = samples.Inputs.Span;
        for (int input = 0; input < size; input++)
        {
            deviations[input] = 1;
            if (!isScaled[input])
                continue;
            double sum = 0;
            for (int at = input; at < inputs.Length; at += size)
                sum += inputs[at];
            double mean = sum / samples.Count;
            double squares = 0;
            for (int at = input; at < inputs.Length; at += size)
                squares += (inputs[at] - mean) * (inputs[at] - mean);
            means[input] = mean;
            deviations[input] = squares > 0 ? Math.Sqrt(squares / samples.Count) : 1;
        }

        return new(means, deviations);
    }

    public Samples Apply(Samples samples)
    {
        float[] inputs = samples.Inputs.ToArray();
        for (int i = 0; i < inputs.Length; i++)
        {
            int input = i % _means.Length;
            inputs[i] = (float)((inputs[i] - _means[input]) / _deviations[input]);
        }

        return new Samples(inputs, samples.Labels.ToArray(), samples.Values.ToArray());
    }
}
