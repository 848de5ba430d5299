namespace OrleansTune.Cli.CommandLine;

/// <summary>What the user gave is wrong; the message says what was expected.</summary>
internal sealed class UsageException(string message) : Exception(message);
