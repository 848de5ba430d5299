using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace OrleansTune.TestSupport.PostgreSql;

/// <summary>A real PostgreSQL server of the tests' own, with its data in a temporary directory, reached through a socket there.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime, IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";
    private const string Owner = "postgres";

    // Made by initdb, as the user that the server runs as.
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"orleanstune-postgresql-{Guid.NewGuid():N}");
    private readonly int _port = FreePorts.One();
    private int _databases;

    /// <summary>An address of this machine at which the server listens too; null for none.</summary>
    public string? NetworkAddress { get; init; }

    /// <summary>How to reach a database; the first is <c>postgres</c>.</summary>
    public string ConnectionString(string database = Owner) => Reached(_directory, database);

    /// <summary>How to reach the first database over the network.</summary>
    public string NetworkConnectionString() => Reached(NetworkAddress ?? throw new InvalidOperationException("The server listens on no network."), Owner);

    public async Task InitializeAsync()
    {
        await RunAsync("initdb", "--pgdata", _directory, "--auth", "trust", "--username", Owner, "--encoding", "UTF8", "--no-sync");
        if (NetworkAddress is not null)
            await File.AppendAllTextAsync(Path.Combine(_directory, "pg_hba.conf"), $"host all all {NetworkAddress}/24 trust\n");
        await StartAsync();
    }

    /// <summary>Starts the server, also after a stop, and waits until it answers.</summary>
    public Task StartAsync() => RunAsync(
        "pg_ctl", "start", "--wait", "--pgdata", _directory, "--log", Path.Combine(_directory, "log"),
        "--options", $"-c listen_addresses={NetworkAddress} -c port={_port} -c unix_socket_directories={_directory} -c max_connections=200 -c recovery_init_sync_method=syncfs");

    /// <summary>Stops the server at once, as a crash of its machine would, and keeps the data.</summary>
    public Task StopAsync() => RunAsync("pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", _directory);

    /// <summary>Makes an empty database and returns how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await RunAsync("createdb", "--host", _directory, "--port", $"{_port}", "--username", Owner, name);
        return ConnectionString(name);
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private string Reached(string host, string database) => $"Host={host};Port={_port};Username={Owner};Database={database}";

    private static string Program(string name) =>
        Directory.Exists(Installed) && Directory.GetDirectories(Installed).OrderBy(path => path, StringComparer.Ordinal).LastOrDefault() is { } version
            ? Path.Combine(version, "bin", name)
            : throw new InvalidOperationException($"There is no PostgreSQL in {Installed}: install the package 'postgresql'.");

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // A file, not a pipe: the server that pg_ctl leaves behind would hold a pipe open.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null", Program(program), .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
        };
        // The server refuses to run as root.
        if (Environment.IsPrivilegedProcess)
            start.UserName = Owner;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed with exit code {process.ExitCode}; see the tests' error output.");
    }
}
