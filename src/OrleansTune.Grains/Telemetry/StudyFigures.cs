using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Telemetry;

/// <summary>A study in numbers at one moment; immutable, so that any thread may read it.</summary>
/// <param name="State">Where the study stands.</param>
/// <param name="Counts">How many trials are in each state.</param>
/// <param name="Best">The best value found of each objective, by name; none as long as nothing was measured.</param>
/// <param name="Resource">Units of resource (epochs) that the trials got.</param>
/// <param name="Changed">When it last changed; a timestamp of the time provider.</param>
internal sealed record StudyFigures(
    StudyState State, IReadOnlyList<int> Counts, IReadOnlyList<(string Objective, double Value)> Best, long Resource, long Changed)
{
    private static readonly TrialState[] States = Enum.GetValues<TrialState>();

    public static StudyFigures Of(StudyMachine machine, long now)
    {
        int[] counts = new int[States.Length];
        foreach (var state in States)
            counts[(int)state] = machine.CountOf(state);
        return new(machine.Head.State, counts, BestOf(machine), machine.ResourceSpent, now);
    }

    private static (string, double)[] BestOf(StudyMachine machine)
    {
        var front = machine.Best;
        var objectives = machine.Spec.Objectives;
        if (front.Count == 0)
            return [];
        return [.. objectives.Select((objective, i) =>
            (objective.Name, front.Select(t => t.ValuesFor(objectives)[i]).MinBy(objective.ToLoss)))];
    }
}
