using OrleansTune.Core.Analysis;
using OrleansTune.Core.Analysis.Importance;
using OrleansTune.Core.Studies;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Studies;

/// <content>What mattered: computed from a picture of the study, off the grain's turn.</content>
internal sealed partial class StudyGrain
{
    public async Task<ImportanceSnapshot> GetImportanceAsync(ImportanceMethod method, string? objective, CancellationToken cancellationToken)
    {
        var (spec, trials) = await ReadAsync(live => (live.Machine.Spec, live.Machine.History.Snapshot()));
        int index = objective is null ? 0 : spec.Objectives.ToList().FindIndex(o => o.Name == objective);
        if (index < 0)
            throw StudyException.Field("objective", $"expected one of {string.Join(", ", spec.Objectives.Select(o => o.Name))}.");
        IImportanceEvaluator evaluator = method switch
        {
            ImportanceMethod.FAnova => new FanovaImportance(),
            ImportanceMethod.PedAnova => new PedAnovaImportance(),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
        };
        var importance = await _compute.RunAsync(
            () => evaluator.Evaluate(ImportanceData.Of(spec, trials, index), cancellationToken), cancellationToken);
        return new ImportanceSnapshot
        {
            Objective = spec.Objectives[index].Name,
            Parameters = [.. importance.Shares],
            Reason = importance.Reason,
        };
    }
}
