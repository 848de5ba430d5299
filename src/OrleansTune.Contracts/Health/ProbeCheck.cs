namespace OrleansTune.Contracts;

/// <summary>One thing that a health route looked at.</summary>
public sealed record ProbeCheck
{
    /// <summary>Its name, such as <c>storage</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it was well.</summary>
    public required bool Healthy { get; init; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; init; }

    /// <summary>What was wrong; null when it was well.</summary>
    public string? Reason { get; init; }
}
