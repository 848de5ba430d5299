using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Scheduling;

/// <summary>Trains every trial to the end. External trials have none but being told, so their target is out of reach.</summary>
/// <param name="target">Every trial's target.</param>
internal sealed class FullTrainingScheduler(int target) : IScheduler
{
    public TrialBudget Admit(int trialNumber) => new(0, target);

    public void Track(Trial trial)
    {
        // No decision depends on any trial.
    }

    public ReportDecision Decide(Trial trial) => ReportDecision.Continue;

    public Promotion? NextPromotion(bool canStartNew) => null;
}
