namespace OrleansTune.Grains.Tenants;

/// <summary>Pages of a register to be stored. Whatever a page gave away stands in <see cref="First"/>: were it gone from the one before it is in the other, a crash between the two would lose it.</summary>
/// <param name="First">Pages that were given studies of other pages, by row.</param>
/// <param name="Then">The others, to be written once the first are durable.</param>
internal sealed record StudyRegisterWrites(
    IReadOnlyList<(int Row, StudyRegisterPageState State)> First,
    IReadOnlyList<(int Row, StudyRegisterPageState State)> Then);
