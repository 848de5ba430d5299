namespace OrleansTune.Training.Checkpoints;

/// <summary>What a checkpoint is of: a trial, after so many units of resource.</summary>
/// <param name="Scope">The trial.</param>
/// <param name="Step">Units of resource (epochs) trained; 0 or more.</param>
public sealed record CheckpointKey(CheckpointScope Scope, int Step)
{
    /// <summary>A checkpoint of a tenant's study's trial.</summary>
    /// <exception cref="ArgumentException">A name is empty, or a number is negative.</exception>
    public static CheckpointKey Of(string tenant, string study, int trial, int step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return new CheckpointKey(CheckpointScope.OfTrial(tenant, study, trial), step);
    }
}
