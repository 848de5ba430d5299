using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Scheduling;

/// <summary>Decides how much resource each trial of a study gets: which are paused, resumed and stopped.</summary>
/// <remarks>
/// <para>A scheduler keeps no state of its own that matters: all of it follows from the trials (bracket, target, state and
/// measurements). It is shown each trial whenever that changes, and rebuilt after a crash by showing it every trial once;
/// it then answers as before.</para>
/// <para>Not thread-safe; lives within its study's state machine.</para>
/// </remarks>
public interface IScheduler
{
    /// <summary>The bracket and first target of a new trial; a function of its number.</summary>
    TrialBudget Admit(int trialNumber);

    /// <summary>Takes notice of a trial as it now stands. Showing the same trial again changes nothing.</summary>
    void Track(Trial trial);

    /// <summary>What happens to a running trial that has just been measured; it was tracked with that measurement.</summary>
    ReportDecision Decide(Trial trial);

    /// <summary>The paused trial to resume next; null when none deserves it and a new trial should be started.</summary>
    /// <remarks>Does not change anything: the promotion takes place when the trial is tracked with its larger target.</remarks>
    /// <param name="canStartNew">Whether the study could start a new trial instead.</param>
    Promotion? NextPromotion(bool canStartNew);
}
