namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>An external worker's request for trials.</summary>
[GenerateSerializer, Immutable, Alias("ask-command")]
public sealed record AskCommand
{
    /// <summary>How many trials; 1 to 1,000.</summary>
    [Id(0)]
    public required int Count { get; init; }

    /// <summary>Who asks, for people.</summary>
    [Id(1)]
    public string? Worker { get; init; }

    /// <summary>Idempotency key: the same key gets the same trials.</summary>
    [Id(2)]
    public string? RequestKey { get; init; }
}
