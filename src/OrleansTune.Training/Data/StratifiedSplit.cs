using OrleansTune.Core.Numerics;

namespace OrleansTune.Training.Data;

/// <summary>
/// Splits samples so that every class has the same share in both parts, to within one sample; where there are numbers to predict
/// instead, so has every range of them.
/// </summary>
public static class StratifiedSplit
{
    /// <summary>Splits samples; the same seed gives the same split on every machine.</summary>
    /// <param name="samples">What to split.</param>
    /// <param name="validationShare">The share of the validation part, rounded up; above 0 and below 1.</param>
    /// <param name="seed">Chooses among the splits.</param>
    /// <returns>The two parts, each in the order of <paramref name="samples"/>.</returns>
    /// <exception cref="ArgumentException">The share is outside its range, or leaves a part empty.</exception>
    public static (Samples Training, Samples Validation) Of(Samples samples, double validationShare, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (!(validationShare > 0 && validationShare < 1))
            throw new ArgumentOutOfRangeException(nameof(validationShare), validationShare, "The validation share must be above 0 and below 1.");

        int[] rows = [.. Enumerable.Range(0, samples.Count)];
        RandomStream.For(seed, "split").Shuffle<int>(rows);
        long[] strata = samples.Labels.IsEmpty ? TenthsOf(samples.Values) : samples.Labels.ToArray();
        int[] ordered = [.. rows.OrderBy(row => strata[row])];

        // Every 1/share-th row of the shuffled classes laid end to end.
        var validation = new List<int>();
        var training = new List<int>();
        for (int i = 0; i < ordered.Length; i++)
        {
            bool isHeldOut = Math.Ceiling((i + 1) * validationShare) > Math.Ceiling(i * validationShare);
            (isHeldOut ? validation : training).Add(ordered[i]);
        }

        if (training.Count == 0)
            throw new ArgumentException($"A share of {validationShare} of {samples.Count} samples leaves nothing to train on.", nameof(validationShare));
        training.Sort();
        validation.Sort();
        return (samples.Pick(training), samples.Pick(validation));
    }

    /// <summary>For each value which tenth of all values, from the smallest, it belongs to.</summary>
    private static long[] TenthsOf(ReadOnlyMemory<float> values)
    {
        const long Parts = 10;
        long[] parts = new long[values.Length];
        int[] ordered = [.. Enumerable.Range(0, values.Length).OrderBy(row => values.Span[row])];
        for (int rank = 0; rank < ordered.Length; rank++)
            parts[ordered[rank]] = rank * Parts / ordered.Length;
        return parts;
    }
}
