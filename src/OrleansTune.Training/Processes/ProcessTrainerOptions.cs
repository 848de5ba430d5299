namespace OrleansTune.Training.Processes;

/// <summary>Which commands studies may have run. Bound from the configuration section <c>Trainer:Process</c>; by default none.</summary>
/// <remarks>
/// A command runs with the rights of the server's process. Naming commands lets everybody who may create a study run these, with
/// parameters of their choice, and nothing else.
/// </remarks>
public sealed class ProcessTrainerOptions
{
    /// <summary>The commands by the names that studies use.</summary>
    public IDictionary<string, ProcessCommand> Commands { get; set; } = new Dictionary<string, ProcessCommand>(StringComparer.Ordinal);

    /// <summary>
    /// Whether studies may spell out commands of their own. Everybody who may create a study can then run anything on the machines that
    /// train. Default: no.
    /// </summary>
    public bool AllowAnyCommand { get; set; }
}
