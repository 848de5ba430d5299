using OrleansTune.Training.Tests.Trainers;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Isolation;

/// <summary>A trainer promises the same from another process.</summary>
public sealed class ChildTrainerConformanceTests : TrainerConformance
{
    private protected override ITrainerFactory Factory => throw new NotSupportedException("Children are started, not made.");

    private protected override IReadOnlyList<string> Metrics => ["none", "value"];

    private protected override bool MetricsAreFinite => false;

    private protected override ITrainer Create(ulong seed) => ChildTrainers.Start("sound", seed);

    private protected override ITrainer CreateOfAnotherShape() => ChildTrainers.Start("other");
}
