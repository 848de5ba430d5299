using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Scheduling;

/// <summary>Asynchronous successive halving in one bracket (<c>asha</c>) or several (<c>hyperband</c>); Li et al. 2018, arXiv:1810.05934.</summary>
/// <remarks>
/// <para>Promotion: a trial pauses at every rung. Whenever a worker is free, a paused trial that is among the best 1/eta of those
/// recorded at its rung is resumed, from the highest rung that has one; otherwise a new trial starts. Unlike in the paper, a rung
/// never promotes more than 1/eta of its trials. The paper's rule goes over that by about the square root of their number when
/// good and bad come in random order, and promotes nearly everyone when a sampler that learns makes each better than the last.</para>
/// <para>Finishing rule: 1/eta of a few is none, so a small study would end with nobody fully trained. Once no new trial can be
/// started, a bracket in which nobody is in training and nobody has reached the last rung resumes the best trial that
/// waits at its highest rung, until one gets there.</para>
/// <para>Stopping: a trial runs on unless it is neither the best nor among the best 1/eta recorded so far at a rung.</para>
/// <para>NaN ranks last and is never promoted; ties go to the trial that was created first.</para>
/// </remarks>
/// <param name="brackets">The brackets.</param>
/// <param name="mode">Whether trials pause or are stopped at rungs.</param>
/// <param name="maxResource">The last rung's resource.</param>
/// <param name="bracketOf">The bracket of a new trial, by its number.</param>
internal sealed class HalvingScheduler(IReadOnlyList<Bracket> brackets, SchedulerMode mode, int maxResource, Func<int, int> bracketOf)
    : IScheduler
{
    public TrialBudget Admit(int trialNumber)
    {
        int bracket = bracketOf(trialNumber);
        return new(bracket, mode == SchedulerMode.Promotion ? brackets[bracket].First : maxResource);
    }

    public void Track(Trial trial)
    {
        // A trial that a user queued is in no bracket until it is admitted, which gives it a target.
        if (trial.Target > 0 || trial.Origin == TrialOrigin.Imported)
            brackets[trial.Bracket].Track(trial);
    }

    public ReportDecision Decide(Trial trial) => mode switch
    {
        SchedulerMode.Promotion => trial.LastStep >= trial.Target && trial.Target < maxResource ? ReportDecision.Pause : ReportDecision.Continue,
        _ => trial.LastStep >= maxResource || brackets[trial.Bracket].DeservesToGoOn(trial) ? ReportDecision.Continue : ReportDecision.Stop,
    };

    public Promotion? NextPromotion(bool canStartNew)
    {
        if (mode == SchedulerMode.Stopping)
            return null;
        Promotion? best = null;
        foreach (var bracket in brackets)
        {
            if (bracket.NextPromotion(canStartNew) is { } promotion && (best is null || promotion.Target > best.Value.Target))
                best = promotion;
        }

        return best;
    }
}
