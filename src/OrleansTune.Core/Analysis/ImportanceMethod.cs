namespace OrleansTune.Core.Analysis;

/// <summary>How the importance of parameters is judged.</summary>
public enum ImportanceMethod
{
    /// <summary>By the share of the objective's variance over the entire space: <see cref="Importance.FanovaImportance"/>.</summary>
    FAnova,

    /// <summary>By what the best trials have in common: <see cref="Importance.PedAnovaImportance"/>.</summary>
    PedAnova,
}
