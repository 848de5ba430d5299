namespace OrleansTune.Training.Tests;

/// <summary>Tests that look at counts of the whole process, and so run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWideCounts
{
    public const string Name = "process-wide counts";
}
