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
        string[] metrics = [.. trainer.Metrics, MetricNames.EpochSeconds];
        foreach (var error in NotMeasured(trainer, metrics, "objectives", spec.Objectives.Select(o => o.Name)))
            yield return error;
        foreach (var error in NotMeasured(trainer, metrics, "constraints", spec.Constraints.Select(c => c.Name)))
            yield return error;
        if (string.IsNullOrEmpty(spec.Execution?.Data))
            yield return new($"execution.{DataField}", $"'{DataField}' {NeedsData}");
        foreach (string option in spec.Execution?.Options.Keys ?? [])
            yield return new($"execution.options.{option}", $"'{option}' is not an option of the trainer '{trainer.Name}', which has none.");
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

    private static IEnumerable<SpecError> NotMeasured(ITrainerFactory trainer, string[] metrics, string section, IEnumerable<string> names) => names
        .Select((name, i) => (name, i))
        .Where(named => !metrics.Contains(named.name))
        .Select(named => new SpecError(
            $"{section}[{named.i}].name",
            $"'{named.name}' is not measured by the trainer '{trainer.Name}'; there are: {string.Join(", ", metrics)}."));
}
