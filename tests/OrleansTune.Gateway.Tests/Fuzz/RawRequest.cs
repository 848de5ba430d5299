using System.Text;

namespace OrleansTune.Gateway.Tests.Fuzz;

/// <summary>A request as bytes on the wire, so that it may break every rule.</summary>
internal sealed record RawRequest
{
    public required string Verb { get; init; }

    /// <summary>The path, of which each character is sent as one byte.</summary>
    public required string Path { get; init; }

    public string Query { get; init; } = string.Empty;

    public string? Bearer { get; init; }

    public string? ContentType { get; init; }

    public byte[]? Body { get; init; }

    /// <summary>Lines beside the usual ones, of which each character is sent as one byte.</summary>
    public string[] Lines { get; init; } = [];

    /// <summary>What is wrong with it, for a failure's message.</summary>
    public string[] Faults { get; init; } = [];

    public RawRequest With(string fault) => this with { Faults = [.. Faults, fault] };

    public byte[] ToBytes(string host)
    {
        var head = new StringBuilder().Append(Verb).Append(' ').Append(Path).Append(Query).Append(" HTTP/1.1\r\nHost: ").Append(host).Append("\r\nConnection: close\r\n");
        if (Bearer is not null)
            head.Append("Authorization: Bearer ").Append(Bearer).Append("\r\n");
        if (ContentType is not null)
            head.Append("Content-Type: ").Append(ContentType).Append("\r\n");
        if (Body is not null)
            head.Append("Content-Length: ").Append(Body.Length).Append("\r\n");
        foreach (string line in Lines)
            head.Append(line).Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. Body ?? []];
    }

    public override string ToString() =>
        $"{Verb} {Path}{Query} [{string.Join("; ", Faults)}] {string.Join(" | ", Lines)} {ContentType}: {(Body is null ? "no body" : Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 400))))}";
}
