using System.Diagnostics.CodeAnalysis;
using OrleansTune.Core.Studies;

namespace OrleansTune.Training.Trainers;

/// <summary>Finds the trainers that studies name.</summary>
public sealed class TrainerCatalog
{
    private readonly Dictionary<string, ITrainerFactory> _factories;

    /// <summary>A catalog of the given factories.</summary>
    /// <exception cref="ArgumentException">Two factories have one name.</exception>
    public TrainerCatalog(IEnumerable<ITrainerFactory> factories) =>
        _factories = factories.ToDictionary(factory => factory.Name, StringComparer.Ordinal);

    /// <summary>The trainers' names, in alphabetical order.</summary>
    public IEnumerable<string> Names => _factories.Keys.Order(StringComparer.Ordinal);

    /// <summary>Finds a trainer by its name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out ITrainerFactory? factory) => _factories.TryGetValue(name, out factory);

    /// <summary>Every reason why a managed study cannot be trained here; none for an external study.</summary>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Execution is not { } execution)
            return [];
        return TryFind(execution.Trainer, out var factory)
            ? factory.Validate(spec)
            : [new("execution.trainer", $"There is no trainer '{execution.Trainer}'; there are: {string.Join(", ", Names)}.")];
    }
}
