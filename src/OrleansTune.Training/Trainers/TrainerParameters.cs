using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;

namespace OrleansTune.Training.Trainers;

/// <summary>All parameters that a trainer understands: checks search spaces against them, and fills in defaults.</summary>
public sealed class TrainerParameters
{
    private readonly IReadOnlyList<TrainerParameter> _parameters;

    /// <summary>The given parameters.</summary>
    /// <exception cref="ArgumentException">A default lies outside its range.</exception>
    public TrainerParameters(IReadOnlyList<TrainerParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.FirstOrDefault(p => !p.Range.Accepts(p.Default)) is { } wrong)
            throw new ArgumentException($"The default {wrong.Default} of '{wrong.Name}' is not {wrong.Range.Describe()}.", nameof(parameters));
        _parameters = parameters;
    }

    /// <summary>Every parameter of a search space that the trainer does not know or whose values it cannot all use.</summary>
    public IEnumerable<SpecError> Validate(SearchSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        for (int i = 0; i < space.Parameters.Count; i++)
        {
            var searched = space.Parameters[i];
            string? fault = Find(searched.Name) is { } known ? known.Refuses(searched) : Unknown();
            if (fault is not null)
                yield return new SpecError($"searchSpace[{i}]", $"'{searched.Name}' {fault}");
        }
    }

    /// <summary>A trial's parameters with the defaults of those that are absent, each written as its range does.</summary>
    /// <param name="given">The trial's parameters.</param>
    /// <param name="errors">Every parameter that is not known or has a value that cannot be used.</param>
    public ParameterSet Complete(ParameterSet given, out IReadOnlyList<PointError> errors)
    {
        ArgumentNullException.ThrowIfNull(given);
        var found = new List<PointError>();
        foreach (string name in given.Keys.Where(name => Find(name) is null))
            found.Add(new PointError(name, Unknown()));
        var complete = new List<KeyValuePair<string, ParameterValue>>();
        foreach (var parameter in _parameters)
        {
            var value = given.TryGetValue(parameter.Name, out var theirs) ? theirs : parameter.Default;
            if (parameter.Range.Normalise(value) is { } own)
                complete.Add(new(parameter.Name, own));
            else
                found.Add(new PointError(parameter.Name, $"is {value}; expected {parameter.Range.Describe()}."));
        }

        errors = found;
        return new ParameterSet(complete);
    }

    private TrainerParameter? Find(string name) => _parameters.FirstOrDefault(p => p.Name == name);

    private string Unknown() => $"is not known to the trainer; it knows: {string.Join(", ", _parameters.Select(p => p.Name))}.";
}
