namespace OrleansTune.Cli.Progress;

/// <summary>The best value after a number of epochs over all trials.</summary>
internal readonly record struct IncumbentPoint(long Epochs, double Value);
