namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>A trainer agent's sign of life.</summary>
[GenerateSerializer, Immutable, Alias("agent-poll")]
public sealed record AgentPoll
{
    /// <summary>The agent's name: the same after its machine restarts.</summary>
    [Id(0)]
    public required string Agent { get; init; }

    /// <summary>Unique to the agent's process: when it changes, the work of the one before is lost.</summary>
    [Id(1)]
    public required string Incarnation { get; init; }

    /// <summary>The slots that it has.</summary>
    [Id(2)]
    public required int Slots { get; init; }

    /// <summary>The tokens of the leases that it knows of: it answers with those it does not.</summary>
    [Id(3)]
    public required IReadOnlyList<long> Known { get; init; }

    /// <summary>How long to wait for news.</summary>
    [Id(4)]
    public required TimeSpan Wait { get; init; }

    /// <summary>When the agent's process began: of two processes of one name, the one that began later counts.</summary>
    [Id(5)]
    public DateTimeOffset Started { get; init; }

    /// <summary>The tokens of the leases that it is about to give back.</summary>
    [Id(6)]
    public IReadOnlyList<long> GivingBack { get; init; } = [];
}
