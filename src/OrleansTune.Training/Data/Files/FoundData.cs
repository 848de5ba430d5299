namespace OrleansTune.Training.Data.Files;

/// <summary>Data whose files are there.</summary>
/// <param name="Name">The data as the study names it, for errors.</param>
/// <param name="Location">The path and the options.</param>
/// <param name="Split">How its examples are split; null when the files are split already.</param>
/// <param name="Files">The files' true paths.</param>
internal sealed record FoundData(string Name, DataLocation Location, SplitOptions? Split, IReadOnlyList<string> Files);
