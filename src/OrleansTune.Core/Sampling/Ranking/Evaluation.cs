using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling.Ranking;

/// <summary>What is known of a trial's worth.</summary>
internal sealed class Evaluation(Trial trial, double[] losses, double violation, bool isPartial, int step)
{
    /// <summary>The trial.</summary>
    public Trial Trial => trial;

    /// <summary>A finite loss per objective, smaller is better; empty when it failed or diverged, which ranks below everything.</summary>
    public double[] Losses => losses;

    /// <summary>How far it violates the constraints: 0 when feasible, the sum of the positive constraint values otherwise.</summary>
    public double Violation => violation;

    /// <summary>Whether it was measured below the resource at which the others are compared.</summary>
    public bool IsPartial => isPartial;

    /// <summary>The resource at which it was measured.</summary>
    public int Step => step;

    /// <summary>Whether it has losses.</summary>
    public bool IsMeasured => Losses.Length > 0;

    /// <summary>Whether its losses can be compared with those of others and no constraint is violated.</summary>
    public bool IsComparable => IsMeasured && Violation == 0 && !IsPartial;

    /// <summary>0 comparable, 1 measured with less resource, 2 infeasible, 3 without a measurement.</summary>
    public int Class => !IsMeasured ? 3 : Violation > 0 ? 2 : IsPartial ? 1 : 0;
}
