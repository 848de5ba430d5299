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
    private int _databases;

    /// <summary>How to reach a database; the first is <c>postgres</c>.</summary>
    public string ConnectionString(string database = Owner) => $"Host={_directory};Username={Owner};Database={database}";

    public async Task InitializeAsync()
    {
        await RunAsync("initdb", "--pgdata", _directory, "--auth", "trust", "--username", Owner, "--encoding", "UTF8", "--no-sync");
        await StartAsync();
    }

    /// <summary>Starts the server, also after a stop, and waits until it answers.</summary>
    public Task StartAsync() => RunAsync(
        "pg_ctl", "start", "--wait", "--pgdata", _directory, "--log", Path.Combine(_directory, "log"),
        "--options", $"-c listen_addresses= -c unix_socket_directories={_directory} -c max_connections=200 -c recovery_init_sync_method=syncfs");

    /// <summary>Stops the server at once, as a crash of its machine would, and keeps the data.</summary>
    public Task StopAsync() => RunAsync("pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", _directory);

    /// <summary>Makes an empty database and returns how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await RunAsync("createdb", "--host", _directory, "--username", Owner, name);
        return ConnectionString(name);
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

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
