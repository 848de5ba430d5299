using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OrleansTune.Gateway.Tests.Fuzz;

/// <summary>Sends bytes to a server and reads what it answers until it closes.</summary>
internal static class RawConnection
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    /// <summary>The answer's status and text; 0 when the server closed without one.</summary>
    /// <exception cref="OperationCanceledException">The server neither answered nor closed.</exception>
    public static async Task<(int Status, string Text)> SendAsync(Uri server, RawRequest request)
    {
        using var patience = new CancellationTokenSource(Hang);
        using var client = new TcpClient { LingerState = new(true, 0) };
        await client.ConnectAsync(server.Host, server.Port, patience.Token);
        var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request.ToBytes(server.Authority), patience.Token);
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // The server may answer and close before it has read everything; what it answered counts.
            await DrainAsync(stream, answer, patience.Token);
        }

        string text = Encoding.UTF8.GetString(answer.ToArray());
        return text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
            ? (int.Parse(text.AsSpan("HTTP/1.1 ".Length, 3), NumberStyles.None, CultureInfo.InvariantCulture), text)
            : (0, text);
    }

    private static async Task DrainAsync(NetworkStream stream, MemoryStream answer, CancellationToken cancellationToken)
    {
        try
        {
            await stream.CopyToAsync(answer, cancellationToken);
        }
        catch (IOException)
        {
            // Reset: there is no more to read.
        }
    }
}
