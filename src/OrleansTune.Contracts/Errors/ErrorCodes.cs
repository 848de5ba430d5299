namespace OrleansTune.Contracts;

/// <summary>The stable codes of <see cref="Problem.Code"/>. New ones may be added; none changes its meaning.</summary>
public static class ErrorCodes
{
    /// <summary>400: the study's spec has faults; <see cref="Problem.Errors"/> lists all of them.</summary>
    public const string InvalidSpec = "invalid_spec";

    /// <summary>400: the body or a query parameter is not what the route takes; <see cref="Problem.Errors"/> names the fields.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>401: there is no API key, or it is unknown or revoked.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>403: the key does not allow this.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>403: the tenant has as many studies or stored trials as it may.</summary>
    public const string QuotaExceeded = "quota_exceeded";

    /// <summary>429: the tenant has as many trials under way as it may; when one ends, another may begin.</summary>
    public const string RunningQuotaReached = "running_quota_reached";

    /// <summary>429: the tenant sends more requests per second than it may.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>429: the study has as many requests waiting as it may; trying again with the same idempotency key is safe.</summary>
    public const string Overloaded = "overloaded";

    /// <summary>404: there is no such route.</summary>
    public const string NotFound = "not_found";

    /// <summary>404: the key's tenant has no study of that name.</summary>
    public const string StudyNotFound = "study_not_found";

    /// <summary>404: the study has no trial of that number.</summary>
    public const string TrialNotFound = "trial_not_found";

    /// <summary>404: there is no tenant of that name.</summary>
    public const string TenantNotFound = "tenant_not_found";

    /// <summary>404: the tenant has no key of that id.</summary>
    public const string KeyNotFound = "key_not_found";

    /// <summary>405: the route does not know this method.</summary>
    public const string MethodNotAllowed = "method_not_allowed";

    /// <summary>409: the tenant has a study of that name with another spec.</summary>
    public const string StudyExists = "study_exists";

    /// <summary>409: the study is stopped or completed; it hands out nothing and takes no change.</summary>
    public const string StudyNotRunning = "study_not_running";

    /// <summary>409: the server trains this study's trials; they cannot be asked for, reported or told from outside.</summary>
    public const string StudyIsManaged = "study_is_managed";

    /// <summary>409: the trial is not running: it ended, is paused, or waits in the queue again because its lease ran out.</summary>
    public const string TrialNotRunning = "trial_not_running";

    /// <summary>409: another worker holds the trial, because this one's lease ran out.</summary>
    public const string LeaseLost = "lease_lost";

    /// <summary>413: the body is larger than the server takes.</summary>
    public const string BodyTooLarge = "body_too_large";

    /// <summary>415: the body is not <c>application/json</c>.</summary>
    public const string UnsupportedMediaType = "unsupported_media_type";

    /// <summary>500: a fault of the server; nothing is known of what was done.</summary>
    public const string Internal = "internal";

    /// <summary>503: the server starts, stops or cannot reach its storage; trying again with the same idempotency key is safe.</summary>
    public const string Unavailable = "unavailable";
}
