using Microsoft.Playwright;
using OrleansTune.Client;

namespace OrleansTune.EndToEnd.Tests.Dashboard;

/// <summary>A server with one slot for training, and a browser.</summary>
public sealed class DashboardFixture : IAsyncLifetime, IDisposable
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly TemporaryDirectory _data = new();
    private ServerProcess? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal Uri Url => _server!.Url;

    internal OrleansTuneClient Client => _server!.Client;

    public async Task InitializeAsync()
    {
        var server = ServerProcess.StartAsync(_data.FullName, "--slots", "1");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Browsers.FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException($"These tests need a browser: install Debian's package chromium, or put one at {string.Join(" or ", Browsers)}."),
            // As root, as in a container, Chromium has no sandbox; the tests open nothing but their own server.
            Args = ["--no-sandbox"],
        });
        _server = await server;
    }

    /// <summary>A new tab without a key; the server is reached at an address of the caller's choice.</summary>
    internal async Task<DashboardTab> OpenAsync(Uri? url = null) =>
        await DashboardTab.OpenAsync(await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } }), url ?? Url);

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <summary>Comes after <see cref="DisposeAsync"/>, when nothing uses the data any more.</summary>
    public void Dispose() => _data.Dispose();
}
