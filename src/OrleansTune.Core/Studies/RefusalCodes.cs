namespace OrleansTune.Core.Studies;

/// <summary>The stable codes of a <see cref="StudyException"/>; clients see them as a problem's <c>code</c>.</summary>
public static class RefusalCodes
{
    /// <summary>The submitted spec has faults.</summary>
    public const string InvalidSpec = "invalid_spec";

    /// <summary>A request has faults.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>There is no such study.</summary>
    public const string StudyNotFound = "study_not_found";

    /// <summary>There is no such trial.</summary>
    public const string TrialNotFound = "trial_not_found";

    /// <summary>A study of that name exists with another spec.</summary>
    public const string StudyExists = "study_exists";

    /// <summary>The study is paused, stopped or completed.</summary>
    public const string StudyNotRunning = "study_not_running";

    /// <summary>The trial is in a state that does not allow the operation.</summary>
    public const string TrialNotRunning = "trial_not_running";

    /// <summary>Another worker holds the trial by now.</summary>
    public const string LeaseLost = "lease_lost";

    /// <summary>The tenant has as much as it may.</summary>
    public const string QuotaExceeded = "quota_exceeded";

    /// <summary>The tenant has as many trials under way as it may; when one ends, another may begin.</summary>
    public const string RunningQuotaReached = "running_quota_reached";

    /// <summary>The study has as many requests waiting as it may; the same request may be taken a little later.</summary>
    public const string Overloaded = "overloaded";

    /// <summary>The cluster trains this study's trials; they cannot be asked for or told by hand.</summary>
    public const string StudyIsManaged = "study_is_managed";
}
