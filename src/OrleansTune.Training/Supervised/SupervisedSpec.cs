using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Training.Data;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Supervised;

/// <summary>What the built-in nets ask of a study: parameters they know, metrics they measure, data, and no options.</summary>
internal static class SupervisedSpec
{
    private const string DataField = "data";
    private const string NeedsData = "is missing; the trainer needs a data set, such as digits.";

    public static IEnumerable<SpecError> Validate(ITrainerFactory trainer, TrainerParameters known, StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        foreach (var error in known.Validate(spec.Space))
            yield return error;
        for (int i = 0; i < spec.Objectives.Count; i++)
        {
            if (!trainer.Metrics.Contains(spec.Objectives[i].Name))
                yield return new($"objectives[{i}].name", $"'{spec.Objectives[i].Name}' {NotMeasured(trainer)}");
        }

        for (int i = 0; i < spec.Constraints.Count; i++)
        {
            if (!trainer.Metrics.Contains(spec.Constraints[i]))
                yield return new($"constraints[{i}].name", $"'{spec.Constraints[i]}' {NotMeasured(trainer)}");
        }

        if (string.IsNullOrEmpty(spec.Execution?.Data))
            yield return new($"execution.{DataField}", $"'{DataField}' {NeedsData}");
        foreach (string option in spec.Execution?.Options.Keys ?? [])
            yield return new($"execution.{option}", $"'{option}' is not an option of the trainer '{trainer.Name}', which has none.");
    }

    /// <summary>The complete parameters of a trial, and its data.</summary>
    /// <exception cref="TrainerContextException">A parameter is wrong, or there is no data.</exception>
    public static ParameterSet Complete(ITrainerFactory trainer, TrainerParameters known, TrainerContext context, out DataSet data)
    {
        var complete = known.Complete(context.Parameters, out var errors);
        if (context.Data is not { } given)
            throw new TrainerContextException(trainer.Name, [.. errors, new(DataField, NeedsData)]);
        if (errors.Count > 0)
            throw new TrainerContextException(trainer.Name, errors);
        data = given;
        return complete;
    }

    private static string NotMeasured(ITrainerFactory trainer) =>
        $"is not measured by the trainer '{trainer.Name}'; it measures: {string.Join(", ", trainer.Metrics)}.";
}
