namespace OrleansTune.Training.Processes;

/// <summary>A command that trains, as the operator configures it under <c>Trainer:Process:Commands:NAME</c>.</summary>
public sealed class ProcessCommand
{
    /// <summary>The program: a path, or a name to be found on <c>PATH</c>.</summary>
    public string File { get; set; } = string.Empty;

    /// <summary>Its arguments, passed on as they stand: no shell reads them.</summary>
    public IList<string> Arguments { get; set; } = [];

    /// <summary>The directory it runs in; null for an empty one of the trial's own.</summary>
    public string? WorkingDirectory { get; set; }

    /// <summary>
    /// Variables of its environment. Of the server's own it gets only what programs need to run (<see cref="InheritedEnvironment"/>), so
    /// that no secret of the server reaches it by accident.
    /// </summary>
    public IDictionary<string, string> Environment { get; set; } = new Dictionary<string, string>();
}
