namespace OrleansTune.Cli.CommandLine;

/// <summary>What the process answers to a script.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>The command line, a file or a value is wrong; nothing was changed.</summary>
    public const int Usage = 2;
    public const int NotFound = 3;

    /// <summary>The key is missing, wrong or not enough.</summary>
    public const int Refused = 4;
}
