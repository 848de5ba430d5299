using OrleansTune.Core.Spaces;

namespace OrleansTune.Training.Trainers;

/// <summary>A parameter that a trainer understands.</summary>
/// <param name="Range">Its name, and the values that the trainer can use.</param>
/// <param name="Default">The value when a trial has none; one of <paramref name="Range"/>.</param>
public sealed record TrainerParameter(Parameter Range, ParameterValue Default)
{
    /// <summary>The name.</summary>
    public string Name => Range.Name;

    /// <summary>Why a study's parameter of this name can take values that the trainer cannot use; null when it cannot.</summary>
    public string? Refuses(Parameter searched)
    {
        ArgumentNullException.ThrowIfNull(searched);
        if (Range is IntParameter && searched is FloatParameter)
            return $"gives fractions; expected {Range.Describe()}.";
        ParameterValue[] extremes = searched switch
        {
            FloatParameter f => [ParameterValue.Of(f.Low), ParameterValue.Of(f.High)],
            IntParameter i => [ParameterValue.Of(i.Low), ParameterValue.Of(i.High)],
            ChoiceParameter c => [.. c.Choices],
            _ => throw new NotSupportedException($"A parameter of type {searched.GetType().Name} is not known."),
        };
        ParameterValue[] refused = [.. extremes.Where(value => !Range.Accepts(value))];
        return refused.Length == 0 ? null : $"can be {string.Join(" and ", refused)}; expected {Range.Describe()}.";
    }
}
