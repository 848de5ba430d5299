using System.Globalization;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Interfaces.Trials;

/// <summary>Names a trial in the cluster, written <c>tenant/study/number</c>.</summary>
/// <param name="Study">Its study.</param>
/// <param name="Number">Its number within the study.</param>
[GenerateSerializer, Immutable, Alias("trial-key")]
public readonly record struct TrialKey([property: Id(0)] StudyKey Study, [property: Id(1)] int Number)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static TrialKey Parse(string text)
    {
        int slash = (text ?? string.Empty).LastIndexOf('/');
        return slash > 0 && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? new(StudyKey.Parse(text![..slash]), number)
            : throw new FormatException($"'{text}' is not a trial's key of the form tenant/study/number.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Study}/{Number}");
}
