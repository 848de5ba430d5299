namespace OrleansTune.Core.Studies.Specs;

/// <summary>Collects the faults of one submission.</summary>
internal sealed class SpecErrors
{
    /// <summary>Beyond this many faults the rest is only counted: nobody reads them, and an answer must stay small.</summary>
    public const int MostReported = 500;

    private readonly List<SpecError> _found = [];

    /// <summary>How many faults there are, reported or not.</summary>
    public int Count { get; private set; }

    public void Add(string field, string message)
    {
        if (++Count <= MostReported)
            _found.Add(new(field, message));
    }

    public IReadOnlyList<SpecError> ToList() => Count <= MostReported
        ? [.. _found]
        : [.. _found, new(string.Empty, $"and {Count - MostReported} more errors")];
}
