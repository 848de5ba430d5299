using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace OrleansTune.TestSupport.Azure;

/// <summary>Azure Storage's own emulator, blobs and tables, as a process of its own; npm installs it once per user.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private const string Version = "3.35.0";
    private readonly int _blobPort = FreePorts.One();
    private readonly int _tablePort = FreePorts.One();
    private readonly int _queuePort = FreePorts.One();
    private Process? _process;

    /// <summary>The emulator's well-known account, which is no secret.</summary>
    public string ConnectionString => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:{_blobPort}/devstoreaccount1;TableEndpoint=http://127.0.0.1:{_tablePort}/devstoreaccount1;");

    public async Task InitializeAsync()
    {
        string folder = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "orleanstune-tests", $"azurite-{Version}");
        string program = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(program))
            await InstallAsync(folder);
        _process = Start(
            "node", program, "--inMemoryPersistence", "--skipApiVersionCheck", "--silent", "--disableTelemetry",
            "--blobPort", Text(_blobPort), "--tablePort", Text(_tablePort), "--queuePort", Text(_queuePort));
        while (!(await AnswersAsync(_blobPort) && await AnswersAsync(_tablePort)))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"Azurite ended at once: {await _process.StandardError.ReadToEndAsync()}");
            await Task.Delay(50);
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Installs beside the place and moves it there, so that two test runs at once do not meet.</summary>
    private static async Task InstallAsync(string folder)
    {
        string beside = $"{folder}-{Guid.NewGuid():N}";
        Directory.CreateDirectory(beside);
        using var npm = Start("npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", beside, $"azurite@{Version}");
        string said = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm could not install azurite@{Version}: {said}");
        try
        {
            Directory.Move(beside, folder);
        }
        catch (IOException) when (Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            // Another run was faster.
            Directory.Delete(beside, recursive: true);
        }
    }

    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Text(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
