namespace OrleansTune.Contracts;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Page<T>
{
    /// <summary>The page's items, in the list's order.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>What to send as <c>pageToken</c> for the next page; null on the last one.</summary>
    public string? NextPageToken { get; init; }
}
