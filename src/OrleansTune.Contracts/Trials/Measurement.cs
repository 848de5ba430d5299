namespace OrleansTune.Contracts;

/// <summary>What a trial reported after a step of training.</summary>
/// <param name="Step">Units of resource (epochs) spent on the trial when it was measured; at least 1.</param>
/// <param name="Values">A value per objective, in their order; null where a managed trainer's measurement diverged (NaN or infinite).</param>
public sealed record Measurement(int Step, IReadOnlyList<double?> Values);
