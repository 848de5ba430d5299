using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>
/// Thrown into an objective by <see cref="TrialContext.ReportAsync(int, double)"/> when the trial is not to be trained on. Let it
/// pass, or catch it to save a checkpoint first; what the objective then returns is not told.
/// </summary>
public sealed class TrialInterruptedException : OperationCanceledException
{
    internal TrialInterruptedException(int number, TrialDecision decision, string message)
        : base(message)
    {
        Number = number;
        Decision = decision;
    }

    /// <summary>The trial.</summary>
    public int Number { get; }

    /// <summary>
    /// <see cref="TrialDecision.Pause"/>: the trial may be handed out again, and then goes on after its last step.
    /// <see cref="TrialDecision.Stop"/>: it is over, or another worker has it.
    /// </summary>
    public TrialDecision Decision { get; }
}
