using System.Globalization;

namespace OrleansTune.Core.Slots;

/// <summary>An amount of slots, exact to a thousandth, so that fractions of a slot add up to whole ones.</summary>
/// <param name="Thousandths">Thousandths of a slot.</param>
public readonly record struct SlotAmount(int Thousandths) : IComparable<SlotAmount>
{
    /// <summary>One slot.</summary>
    public static SlotAmount One { get; } = new(1000);

    /// <summary>The amount in slots.</summary>
    public double Slots => Thousandths / 1000.0;

    /// <summary>So many whole slots.</summary>
    public static SlotAmount Whole(int slots) => new(checked(slots * One.Thousandths));

    /// <summary>Adds two amounts.</summary>
    public static SlotAmount operator +(SlotAmount left, SlotAmount right) => new(checked(left.Thousandths + right.Thousandths));

    /// <summary>Takes one amount from another; the result may be negative.</summary>
    public static SlotAmount operator -(SlotAmount left, SlotAmount right) => new(left.Thousandths - right.Thousandths);

    /// <summary>Whether the left amount is the smaller one.</summary>
    public static bool operator <(SlotAmount left, SlotAmount right) => left.Thousandths < right.Thousandths;

    /// <summary>Whether the left amount is the larger one.</summary>
    public static bool operator >(SlotAmount left, SlotAmount right) => left.Thousandths > right.Thousandths;

    /// <summary>Whether the left amount is not the larger one.</summary>
    public static bool operator <=(SlotAmount left, SlotAmount right) => left.Thousandths <= right.Thousandths;

    /// <summary>Whether the left amount is not the smaller one.</summary>
    public static bool operator >=(SlotAmount left, SlotAmount right) => left.Thousandths >= right.Thousandths;

    /// <inheritdoc/>
    public int CompareTo(SlotAmount other) => Thousandths.CompareTo(other.Thousandths);

    /// <summary>The number of slots.</summary>
    public override string ToString() => Slots.ToString(CultureInfo.InvariantCulture);
}
