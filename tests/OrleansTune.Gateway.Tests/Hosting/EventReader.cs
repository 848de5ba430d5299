namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>Reads server-sent events.</summary>
internal sealed class EventReader(HttpResponseMessage response, Stream stream) : IDisposable
{
    private readonly StreamReader _reader = new(stream);

    /// <summary>The next event; null when the stream has ended.</summary>
    public async Task<SeenEvent?> NextAsync()
    {
        var fields = new Dictionary<string, string>();
        while (await _reader.ReadLineAsync() is { } line)
        {
            if (line.Length == 0 && fields.Count > 0)
                return new(long.Parse(fields["id"]), fields["event"], fields["data"]);
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0)
                fields[line[..colon]] = line[(colon + 2)..];
        }

        return null;
    }

    /// <summary>All events up to the stream's end.</summary>
    public async Task<List<SeenEvent>> RestAsync()
    {
        var all = new List<SeenEvent>();
        while (await NextAsync() is { } seen)
            all.Add(seen);
        return all;
    }

    public void Dispose()
    {
        _reader.Dispose();
        response.Dispose();
    }
}
