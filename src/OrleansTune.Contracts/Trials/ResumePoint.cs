namespace OrleansTune.Contracts;

/// <summary>Where a trial that was trained before goes on.</summary>
/// <param name="Step">The last step reported: training goes on with the one after it.</param>
/// <param name="Target">The step up to which it is to be trained now.</param>
public sealed record ResumePoint(int Step, int Target);
