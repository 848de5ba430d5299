using OrleansTune.Core.Analysis;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Studies;

/// <content>What mattered: computed from a picture of the study, off the grain's turn.</content>
internal sealed partial class StudyGrain
{
    // A forest's cost grows with the square of the trials; an even choice of this many takes a second or two and tells the same.
    private const int MostInForest = 4000;

    public async Task<ImportanceSnapshot> GetImportanceAsync(ImportanceMethod method, string? objective, CancellationToken cancellationToken)
    {
        var (spec, trials) = await ReadAsync(live => (live.Machine.Spec, live.Machine.History.Snapshot()));
        int index = objective is null ? 0 : spec.Objectives.ToList().FindIndex(o => o.Name == objective);
        if (index < 0)
            throw StudyException.Field("objective", $"expected one of {string.Join(", ", spec.Objectives.Select(o => o.Name))}.");
        var shares = await _compute.RunAsync(
            () => method switch
            {
                ImportanceMethod.FAnova => FAnovaImportance.Of(spec.Space, Thinned(trials), spec.Objectives, index, spec.Seed),
                ImportanceMethod.PedAnova => PedAnovaImportance.Of(spec.Space, trials, spec.Objectives, index),
                _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
            },
            cancellationToken);
        return new ImportanceSnapshot
        {
            Objective = spec.Objectives[index].Name,
            Parameters = [.. shares.Select(s => KeyValuePair.Create(s.Parameter, s.Importance))],
        };
    }

    private static List<Trial> Thinned(IReadOnlyList<Trial> trials)
    {
        var completed = trials.Where(t => t.State == TrialState.Completed).ToList();
        return completed.Count <= MostInForest
            ? completed
            : [.. Enumerable.Range(0, MostInForest).Select(i => completed[(int)((long)i * completed.Count / MostInForest)])];
    }
}
