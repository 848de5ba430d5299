namespace OrleansTune.Contracts;

/// <summary>A trial that no other beats.</summary>
public sealed record BestTrial
{
    /// <summary>The trial.</summary>
    public required int Number { get; init; }

    /// <summary>Its point of the search space.</summary>
    public required ParameterValues Parameters { get; init; }

    /// <summary>Its value per objective, in their order.</summary>
    public required IReadOnlyList<double> Values { get; init; }
}
