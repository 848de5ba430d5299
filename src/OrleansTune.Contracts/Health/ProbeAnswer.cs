namespace OrleansTune.Contracts;

/// <summary>What a health route answers when all is well; otherwise the same stands in the problem's body.</summary>
public sealed record ProbeAnswer
{
    /// <summary>Whether the process turns; of <c>/health/live</c> only.</summary>
    public bool? Live { get; init; }

    /// <summary>Whether it can serve; of <c>/health/ready</c> only.</summary>
    public bool? Ready { get; init; }

    /// <summary>What was looked at.</summary>
    public required IReadOnlyList<ProbeCheck> Checks { get; init; }
}
