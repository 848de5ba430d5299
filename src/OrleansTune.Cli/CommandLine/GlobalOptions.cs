using System.CommandLine;

namespace OrleansTune.Cli.CommandLine;

/// <summary>The options that every command which talks to a server takes.</summary>
internal sealed class GlobalOptions
{
    public const string DefaultServer = "http://localhost:7440";
    public const string ServerVariable = "ORLEANSTUNE_SERVER";
    public const string ApiKeyVariable = "ORLEANSTUNE_API_KEY";

    public Option<string?> Server { get; } = new("--server")
    {
        Description = $"Address of the server, or of several gateways of one cluster with commas between (or {ServerVariable}; {DefaultServer} by default)",
        HelpName = "url",
        Recursive = true,
    };

    public Option<string?> ApiKey { get; } = new("--api-key")
    {
        Description = $"API key (or {ApiKeyVariable})",
        HelpName = "key",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print JSON instead of text",
        Recursive = true,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(Server);
        command.Options.Add(ApiKey);
        command.Options.Add(Json);
    }
}
