using System.Runtime.CompilerServices;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Transport;

/// <summary>Reads a paged list as one sequence, a page at a time.</summary>
internal static class Paging
{
    private const int PageSize = 200;

    public static async IAsyncEnumerable<T> ListAsync<T>(
        this ApiConnection connection, string path, string? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            string query = $"{path}?pageSize={PageSize}{(filter is null ? null : $"&{filter}")}{(token is null ? null : $"&pageToken={Uri.EscapeDataString(token)}")}";
            var page = await connection.GetAsync<Page<T>>(query, cancellationToken);
            foreach (var item in page.Items)
                yield return item;
            token = page.NextPageToken;
        }
        while (token is not null);
    }

    /// <summary>A filter by state, as the query has it; null without one.</summary>
    public static string? ByState<TState>(TState? state)
        where TState : struct, Enum => state is { } wanted ? $"state={wanted.ToString().ToLowerInvariant()}" : null;
}
