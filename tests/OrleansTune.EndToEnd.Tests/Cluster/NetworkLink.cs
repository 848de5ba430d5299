using System.Diagnostics;
using System.Globalization;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>A network namespace of its own, tied to this machine by a link that can be cut: whatever is sent over it then is lost in silence.</summary>
internal sealed class NetworkLink : IAsyncDisposable
{
    // Interfaces have short names, and tests of several processes must not meet.
    private readonly string _id = $"ot{Environment.ProcessId:x}";

    private NetworkLink()
    {
    }

    /// <summary>This machine's address at the near end.</summary>
    public string NearAddress { get; } = Address(1);

    /// <summary>The address at the far end.</summary>
    public string FarAddress { get; } = Address(2);

    /// <summary>What goes before a command that is to run at the far end.</summary>
    public IReadOnlyList<string> AtFarEnd => ["ip", "netns", "exec", Namespace];

    private string Namespace => _id;

    private string Bridge => $"{_id}b";

    private string Port => $"{_id}p";

    /// <exception cref="InvalidOperationException">The machine does not let us.</exception>
    public static async Task<NetworkLink> CreateAsync()
    {
        var link = new NetworkLink();
        await link.RemoveAsync(required: false);
        await IpAsync("netns", "add", link.Namespace);
        await IpAsync("link", "add", link.Bridge, "type", "bridge");
        await IpAsync("addr", "add", $"{link.NearAddress}/24", "dev", link.Bridge);
        await IpAsync("link", "set", link.Bridge, "up");
        await IpAsync("link", "add", link.Port, "type", "veth", "peer", "name", "eth0", "netns", link.Namespace);
        await IpAsync("link", "set", link.Port, "master", link.Bridge, "up");
        await IpAsync("-n", link.Namespace, "addr", "add", $"{link.FarAddress}/24", "dev", "eth0");
        await IpAsync("-n", link.Namespace, "link", "set", "eth0", "up");
        await IpAsync("-n", link.Namespace, "link", "set", "lo", "up");
        return link;
    }

    public Task CutAsync() => IpAsync("link", "set", Port, "down");

    public Task MendAsync() => IpAsync("link", "set", Port, "up");

    public async ValueTask DisposeAsync() => await RemoveAsync(required: true);

    private static string Address(int host) =>
        string.Create(CultureInfo.InvariantCulture, $"10.199.{Environment.ProcessId % 256}.{host}");

    private async Task RemoveAsync(bool required)
    {
        await IpAsync(required, "link", "del", Port);
        await IpAsync(required, "link", "del", Bridge);
        await IpAsync(required, "netns", "del", Namespace);
    }

    private static Task IpAsync(params string[] arguments) => IpAsync(required: true, arguments);

    private static async Task IpAsync(bool required, params string[] arguments)
    {
        var (exitCode, output) = await CommandLine.RunAsync(new ProcessStartInfo("ip", arguments));
        if (required && exitCode != 0)
            throw new InvalidOperationException($"ip {string.Join(' ', arguments)} failed: {output}");
    }
}
