namespace OrleansTune.Contracts;

/// <summary>The HTTP headers with a meaning of their own on this surface.</summary>
public static class ApiHeaders
{
    /// <summary>
    /// On writes: a string of 1 to 200 visible ASCII characters that the caller chooses anew for each thing it wants done. A
    /// second request with the same key does nothing more and gets the first answer again.
    /// </summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>On <c>/events</c>: the id of the last event seen; the stream goes on after it.</summary>
    public const string LastEventId = "Last-Event-ID";
}
