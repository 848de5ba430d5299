namespace OrleansTune.Grains.Slots;

/// <summary>How pools share their slots among tenants. Bound from the configuration section <c>Tenants</c>.</summary>
public sealed class FairShareOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Tenants";

    /// <summary>
    /// How long a trial keeps its slot at least before it may have to make room for a tenant below its share. Shorter ones make
    /// shares exact sooner, longer ones save checkpoints. From 0.1 seconds to a day; default: 30 seconds.
    /// </summary>
    public TimeSpan SlotQuantum { get; set; } = TimeSpan.FromSeconds(30);
}
