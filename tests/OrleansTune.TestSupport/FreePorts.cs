using System.Net;
using System.Net.Sockets;

namespace OrleansTune.TestSupport;

/// <summary>Ports of this machine that nothing listens on.</summary>
public static class FreePorts
{
    /// <summary>One port.</summary>
    public static int One() => Take(1)[0];

    /// <summary>Some ports, all different.</summary>
    public static int[] Take(int count)
    {
        var probes = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        probes.ForEach(probe => probe.Start());
        int[] ports = [.. probes.Select(probe => ((IPEndPoint)probe.LocalEndpoint).Port)];
        probes.ForEach(probe => probe.Dispose());
        return ports;
    }
}
