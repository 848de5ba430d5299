using OrleansTune.Core.Spaces;

namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>Points that a user wants tried, or results that a user brings; one or the other.</summary>
[GenerateSerializer, Immutable, Alias("add-trials-command")]
public sealed record AddTrialsCommand
{
    /// <summary>Points to try.</summary>
    [Id(0)]
    public IReadOnlyList<ParameterSet> Points { get; init; } = [];

    /// <summary>Results from elsewhere.</summary>
    [Id(1)]
    public IReadOnlyList<ImportedTrial> Results { get; init; } = [];

    /// <summary>Idempotency key: the same key adds the trials once.</summary>
    [Id(2)]
    public string? RequestKey { get; init; }
}
