using System.Globalization;

namespace OrleansTune.Training.Data.Files;

/// <summary>How a file's rows are split into a training and a validation part: the options <c>validation</c> and <c>seed</c>.</summary>
/// <param name="Validation">The share of the validation part.</param>
/// <param name="Seed">Chooses among the splits.</param>
internal sealed record SplitOptions(double Validation, ulong Seed)
{
    public const string ValidationName = "validation";
    public const string SeedName = "seed";

    /// <summary>Reads the options of a location, those that are absent as given.</summary>
    public static SplitOptions Read(DataLocation location, double validation, ref string? fault)
    {
        ulong seed = 0;
        if (location.Text(ValidationName) is { } share
            && !(double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out validation) && validation is > 0 and < 1))
            fault ??= $"has the option validation={share}; expected a number above 0 and below 1.";
        if (location.Text(SeedName) is { } text && !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
            fault ??= $"has the option seed={text}; expected a whole number from 0.";
        return new(validation, seed);
    }
}
