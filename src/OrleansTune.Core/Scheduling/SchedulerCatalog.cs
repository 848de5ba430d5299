using OrleansTune.Core.Scheduling.FreezeThaw;
using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Scheduling;

/// <summary>The schedulers that studies may name.</summary>
public sealed class SchedulerCatalog
{
    private readonly Dictionary<string, ISchedulerFactory> _byName;

    /// <summary>A catalog of the given factories.</summary>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public SchedulerCatalog(IEnumerable<ISchedulerFactory> factories)
    {
        Factories = [.. factories];
        _byName = Factories.ToDictionary(f => f.Name);
    }

    /// <summary>All that are built in: <c>none</c>, <c>median</c>, <c>asha</c>, <c>hyperband</c>, <c>thaw</c>.</summary>
    public static SchedulerCatalog Default { get; } =
        new([new NoneFactory(), new MedianFactory(), new AshaFactory(), new HyperbandFactory(), new ThawFactory()]);

    /// <summary>The factories, as given.</summary>
    public IReadOnlyList<ISchedulerFactory> Factories { get; }

    /// <summary>The scheduler that a validated spec names.</summary>
    /// <exception cref="KeyNotFoundException">No factory has that name.</exception>
    public IScheduler Create(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return _byName[spec.Scheduler.Name].Create(spec);
    }
}
