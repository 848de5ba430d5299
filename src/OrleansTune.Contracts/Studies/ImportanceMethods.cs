namespace OrleansTune.Contracts;

/// <summary>How <c>GET /v1/studies/{study}/importance</c> judges parameters: the values of its <c>method</c>.</summary>
public static class ImportanceMethods
{
    /// <summary>By the share of the objective's variance that a parameter explains on its own over the entire search space; the default.</summary>
    public const string FAnova = "fanova";

    /// <summary>By how far a parameter's values among the best trials differ from those among the better half; quicker.</summary>
    public const string PedAnova = "ped-anova";
}
