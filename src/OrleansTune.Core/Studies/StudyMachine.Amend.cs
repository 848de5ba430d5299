namespace OrleansTune.Core.Studies;

/// <content>Changing what a study was created with.</content>
public sealed partial class StudyMachine
{
    /// <summary>
    /// Changes the study's stopping rules or how the cluster trains it, and ends the study at once if one of the new rules holds. Trials under
    /// way go on: with fewer trials allowed than there are, the study completes when those have ended.
    /// </summary>
    /// <remarks>
    /// Making the same amendment again changes nothing and is never refused, so that a repeated request finds the study that the
    /// first one may have completed. Otherwise an ended study stays ended: raising its most trials does not revive it.
    /// </remarks>
    /// <exception cref="StudyException">The study has ended, or the amendment is of something that it does not have.</exception>
    public void Amend(StudyAmendment amendment, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(amendment);
        var amended = amendment.ApplyTo(Spec);
        if (amended.Stop == Spec.Stop && amended.Execution == Spec.Execution)
            return;
        RequireNotEnded();
        ChangeHead(amended.Stop.MinImprovement == Spec.Stop.MinImprovement ? Head : Head with { LowForecasts = 0, ForecastedAt = 0 });
        Spec = amended;
        // Samplers spread their budget over the most trials: a suggestion made for another number is stale.
        EvidenceVersion = Version;
        CheckStoppingRules(now);
    }
}
