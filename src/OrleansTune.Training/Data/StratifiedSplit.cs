using OrleansTune.Core.Numerics;

namespace OrleansTune.Training.Data;

/// <summary>Splits samples so that every class has the same share in both parts, to within one sample.</summary>
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
        int[] byClass = [.. rows.OrderBy(row => samples.Labels.Span[row])];

        // Every 1/share-th row of the shuffled classes laid end to end.
        var validation = new List<int>();
        var training = new List<int>();
        for (int i = 0; i < byClass.Length; i++)
        {
            bool isHeldOut = Math.Ceiling((i + 1) * validationShare) > Math.Ceiling(i * validationShare);
            (isHeldOut ? validation : training).Add(byClass[i]);
        }

        if (training.Count == 0)
            throw new ArgumentException($"A share of {validationShare} of {samples.Count} samples leaves nothing to train on.", nameof(validationShare));
        training.Sort();
        validation.Sort();
        return (samples.Pick(training), samples.Pick(validation));
    }
}
