namespace OrleansTune.Core.Scheduling;

/// <summary>What a new trial gets at first.</summary>
/// <param name="Bracket">The bracket that it joins.</param>
/// <param name="Target">The step at which it first pauses or completes.</param>
public readonly record struct TrialBudget(int Bracket, int Target);
