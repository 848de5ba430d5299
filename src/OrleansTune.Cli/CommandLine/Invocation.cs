using System.CommandLine;
using OrleansTune.Client;
using OrleansTune.Cli.Output;

namespace OrleansTune.Cli.CommandLine;

/// <summary>One run of one command: its arguments, a client of the server they name, and where its output goes.</summary>
internal sealed class Invocation(ParseResult arguments, CliHost host, GlobalOptions globals) : IDisposable
{
    private OrleansTuneClient? _client;

    public CliHost Host => host;

    public bool Json { get; } = arguments.GetValue(globals.Json);

    public TextWriter Out => host.Out;

    public OrleansTuneClient Client => _client ??= Connect();

    public T Get<T>(Argument<T> argument) => arguments.GetValue(argument)!;

    public T? Get<T>(Option<T> option) => arguments.GetValue(option);

    /// <summary>The study that the command named; null when it named none.</summary>
    public string? StudyAsked { get; private set; }

    public StudyHandle Study(Argument<string> name) => Client.Studies.Get(StudyAsked = Get(name));

    /// <summary>Prints a value as JSON when asked for, otherwise as text.</summary>
    public int Print<T>(T value, Action<T> text)
    {
        if (Json)
            JsonOutput.Write(Out, value);
        else
            text(value);
        return ExitCodes.Done;
    }

    public void Dispose() => _client?.Dispose();

    private OrleansTuneClient Connect()
    {
        string given = arguments.GetValue(globals.Server) ?? host.Environment(GlobalOptions.ServerVariable) ?? GlobalOptions.DefaultServer;
        var servers = given.Split(',', StringSplitOptions.TrimEntries).Select(ServerAddress).ToList();
        return new OrleansTuneClient(new OrleansTuneClientOptions
        {
            Server = servers[0],
            OtherServers = servers[1..],
            ApiKey = arguments.GetValue(globals.ApiKey) ?? host.Environment(GlobalOptions.ApiKeyVariable),
            CallPatience = host.CallPatience,
            Handler = host.Handler,
        });
    }

    private static Uri ServerAddress(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
        ? uri
        : throw new UsageException($"--server: '{address}' is not an address such as {GlobalOptions.DefaultServer}.");
}
