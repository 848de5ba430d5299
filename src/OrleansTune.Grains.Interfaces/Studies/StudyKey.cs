using System.Diagnostics.CodeAnalysis;

namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>Names a study in the cluster: its tenant and its name, written <c>tenant/name</c>.</summary>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Study">The study's name within the tenant.</param>
[GenerateSerializer, Immutable, Alias("study-key")]
public readonly record struct StudyKey([property: Id(0)] string Tenant, [property: Id(1)] string Study)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not of the form <c>tenant/name</c>.</exception>
    public static StudyKey Parse(string text) => TryParse(text, out var key)
        ? key
        : throw new FormatException($"'{text}' is not a study's key of the form tenant/name.");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out StudyKey key)
    {
        key = default;
        if (text?.Split('/') is not [{ Length: > 0 } tenant, { Length: > 0 } study])
            return false;
        key = new(tenant, study);
        return true;
    }

    /// <summary>The key of one of the study's trials.</summary>
    public Trials.TrialKey Trial(int number) => new(this, number);

    /// <inheritdoc/>
    public override string ToString() => $"{Tenant}/{Study}";
}
