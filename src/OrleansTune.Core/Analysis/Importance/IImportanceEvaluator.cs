namespace OrleansTune.Core.Analysis.Importance;

/// <summary>Tells how much each parameter matters for an objective.</summary>
public interface IImportanceEvaluator
{
    /// <summary>The method's name, lower case.</summary>
    string Name { get; }

    /// <summary>The parameters' shares: a pure function of the observations, their seed included.</summary>
    ParameterImportance Evaluate(ImportanceData data, CancellationToken cancellationToken = default);
}
