using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace OrleansTune.EndToEnd.Tests.Dashboard;

/// <summary>The dashboard in a browser's tab, and everything that went wrong in it.</summary>
internal sealed class DashboardTab : IAsyncDisposable
{
    private const string WatchPolicy =
        "window.violations = []; addEventListener('securitypolicyviolation', e => window.violations.push(e.violatedDirective + ' ' + e.blockedURI))";

    private readonly IBrowserContext _context;
    private readonly Uri _url;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _addresses = new();

    private DashboardTab(IBrowserContext context, IPage page, Uri url)
    {
        _context = context;
        _url = url;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Every address that the tab asked for.</summary>
    public IReadOnlyCollection<string> Addresses => _addresses;

    public static async Task<DashboardTab> OpenAsync(IBrowserContext context, Uri url)
    {
        context.SetDefaultTimeout(60_000);
        var tab = new DashboardTab(context, await context.NewPageAsync(), url);
        await tab.Page.AddInitScriptAsync(WatchPolicy);
        tab.Page.PageError += (_, error) => tab._complaints.Enqueue(error);
        tab.Page.Request += (_, request) => tab._addresses.Enqueue(request.Url);
        tab.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                tab._complaints.Enqueue(message.Text);
        };
        return tab;
    }

    /// <summary>Opens a part of the dashboard and signs in.</summary>
    public async Task SignInAsync(string part = "", string key = ServerProcess.AdminKey)
    {
        await Page.GotoAsync(new Uri(_url, part).ToString());
        await Page.GetByLabel("API key").FillAsync(key);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    public ILocator Figure(string name) => Page.Locator($"[data-figure={name}] .value");

    public ILocator Chart(string name) => Page.Locator($"[data-chart={name}]");

    /// <summary>Scrolls to a chart and waits until it was drawn; gives how many points it took.</summary>
    public async Task<int> PointsAsync(string chart)
    {
        await Chart(chart).ScrollIntoViewIfNeededAsync();
        await Page.Locator($"[data-chart={chart}][data-points]").WaitForAsync();
        return int.Parse(await Chart(chart).GetAttributeAsync("data-points") ?? "", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>How many colours a chart's drawing has; a blank one has one.</summary>
    public Task<int> ColoursAsync(string chart) => Chart(chart).Locator("canvas").First.EvaluateAsync<int>(
        """
        canvas => new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size
        """);

    /// <summary>Nothing was refused by the page's security policy, and the browser had nothing to say but what is expected.</summary>
    public async Task ExpectNoComplaintsAsync(string? except = null)
    {
        Assert.Empty(await Page.EvaluateAsync<string[]>("window.violations"));
        Assert.DoesNotContain(_complaints, complaint => except is null || !complaint.Contains(except, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
