using OrleansTune.Contracts;
using OrleansTune.Gateway.Problems;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Gateway.Trials;

/// <summary>Reads a request that adds trials.</summary>
internal static class AddedTrials
{
    private const int Most = 1000;

    /// <summary>The command to the study.</summary>
    /// <exception cref="ProblemException">The request contradicts itself; every fault is named.</exception>
    public static AddTrialsCommand ToCommand(AddTrialsRequest request, string? requestKey)
    {
        var trials = request.Trials;
        var errors = new List<FieldError>();
        if (trials.Count is 0 or > Most)
            errors.Add(new("trials", $"expected 1 to {Most} trials, got {trials.Count}."));
        bool imports = trials.Any(IsResult);
        if (imports && !trials.All(IsResult))
            errors.Add(new("trials", "expected results only or points only, got both; send them in two requests."));
        for (int i = 0; i < trials.Count; i++)
            Check(trials[i], $"trials[{i}]", errors);
        if (errors.Count > 0)
            throw ProblemException.Invalid(errors);
        return imports
            ? new() { Results = [.. trials.Select(ToResult)], RequestKey = requestKey }
            : new() { Points = [.. trials.Select(t => t.Parameters.ToCore())], RequestKey = requestKey };
    }

    private static bool IsResult(AddedTrial trial) => trial is not { Value: null, Values: null, State: null, Steps: null };

    private static void Check(AddedTrial trial, string field, List<FieldError> errors)
    {
        if (trial.Value is not null && trial.Values is not null)
            errors.Add(new($"{field}.values", "expected value or values, got both."));
        if (trial.Constraints is not null && !IsResult(trial))
            errors.Add(new($"{field}.constraints", "constraints are known of results only; give a value too."));
        if (trial is not { Reason: null, Started: null, Ended: null } && !IsResult(trial))
            errors.Add(new($"{field}.state", "reason, started and ended are known of results only; give the state too."));
    }

    private static ImportedTrial ToResult(AddedTrial trial) => new()
    {
        Parameters = trial.Parameters.ToCore(),
        Values = trial.Values is { } values ? [.. values] : trial.Value is { } value ? [value] : [],
        Constraints = [.. trial.Constraints ?? []],
        State = trial.State?.ToCore() ?? Core.Trials.TrialState.Completed,
        // Values that were left out are null here; the study says how many it expects.
        Steps = [.. (trial.Steps ?? []).Select(s => new Core.Trials.Measurement(s.Step, [.. (s.Values ?? []).Select(v => v ?? double.NaN)]))],
        Reason = trial.Reason,
        Started = trial.Started,
        Ended = trial.Ended,
    };
}
