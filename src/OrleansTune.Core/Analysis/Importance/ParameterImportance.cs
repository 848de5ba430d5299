namespace OrleansTune.Core.Analysis.Importance;

/// <summary>How much each parameter matters.</summary>
/// <param name="Shares">
/// Every parameter of the space, largest share first; the shares are at least 0 and sum to 1, and a parameter of one value has 0. Empty
/// when nothing can be said.
/// </param>
/// <param name="Reason">Why nothing can be said, for people; null when there are shares.</param>
public sealed record ParameterImportance(IReadOnlyList<KeyValuePair<string, double>> Shares, string? Reason)
{
    /// <summary>A result that says nothing.</summary>
    internal static ParameterImportance None(string reason) => new([], reason);

    /// <summary>Shares in proportion to scores, of which one at least is above 0.</summary>
    internal static ParameterImportance Of(ImportanceData data, IReadOnlyList<double> scores)
    {
        double total = scores.Sum();
        var shares = data.Space.Parameters.Select((p, d) => KeyValuePair.Create(p.Name, scores[d] / total));
        return new([.. shares.OrderByDescending(s => s.Value)], null);
    }
}
