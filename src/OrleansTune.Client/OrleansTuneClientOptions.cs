namespace OrleansTune.Client;

/// <summary>How a client reaches its server.</summary>
public sealed class OrleansTuneClientOptions
{
    /// <summary>The server's address, such as <c>http://localhost:8080</c>; must be absolute.</summary>
    public Uri? Server { get; set; }

    /// <summary>Other gateways of the same cluster: when the one in use is away, the next attempt goes to the next. Absolute addresses; none by default.</summary>
    public IReadOnlyList<Uri> OtherServers { get; set; } = [];

    /// <summary>The API key; null when the server asks for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// For how long a single call is tried again while the server cannot be reached or says that it is unavailable; 10 seconds
    /// by default, zero for one attempt only, and so where the server asks to wait longer. Writes carry the same idempotency key each time, so they are done once.
    /// </summary>
    public TimeSpan CallPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// For how long watching (<see cref="StudyHandle.WatchAsync"/>) and optimising (<see cref="StudyHandle.OptimizeAsync(Func{TrialContext, Task{double}}, int, CancellationToken)"/>)
    /// hold out while the server is gone, such as over a restart; 10 minutes by default.
    /// </summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long one attempt may take before it is given up and tried again; 60 seconds by default.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long an event stream may be silent before the connection is taken for dead and opened anew; 40 seconds by default. The server sends something
    /// at least every ten.
    /// </summary>
    public TimeSpan StreamSilence { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>The transport beneath the retries; null for ordinary sockets. For proxies and tests.</summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>The clock behind waits and time-outs; tests replace it.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
