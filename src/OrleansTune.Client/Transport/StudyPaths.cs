namespace OrleansTune.Client.Transport;

/// <summary>The paths of one study's routes, relative to the server's address.</summary>
internal sealed class StudyPaths(string study)
{
    public const string All = "v1/studies";

    public string Self { get; } = $"{All}/{Uri.EscapeDataString(study)}";

    public string Trials => $"{Self}/trials";

    public string Best => $"{Self}/best";

    public string Importance(string method, string? objective) =>
        $"{Self}/importance?method={Uri.EscapeDataString(method)}{(objective is null ? null : $"&objective={Uri.EscapeDataString(objective)}")}";

    public string Events => $"{Self}/events";

    public string Ask => $"{Trials}:ask";

    public string Verb(string verb) => $"{Self}:{verb}";

    public string Trial(int number) => $"{Trials}/{number}";

    public string Report(int number) => $"{Trial(number)}:report";

    public string Heartbeat(int number) => $"{Trial(number)}:heartbeat";

    public string Tell(int number) => $"{Trial(number)}:tell";
}
