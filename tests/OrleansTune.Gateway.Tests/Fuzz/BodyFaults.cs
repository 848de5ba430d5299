using System.Text;
using System.Text.Json.Nodes;

namespace OrleansTune.Gateway.Tests.Fuzz;

/// <summary>Ways to spoil a sound JSON body so that no route may take it.</summary>
internal static class BodyFaults
{
    private const int Oversize = (1 << 20) + 1;

    private static readonly string[] Types =
        ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "json", "/", "application/json, text/plain", "\u00ff"];

    // Of no field's type, whatever the field.
    private static readonly string[] NoScalar = ["[[{}]]", "{\"a\":[]}", "1e999", "-1e999"];

    /// <summary>The request with a fault in what becomes of a sound body; an earlier fault of the body may give way to it.</summary>
    public static RawRequest Spoil(RawRequest request, string sound, Random random)
    {
        // A megabyte each time would make the run one of memory, not of requests.
        int kind = random.Next(100) == 0 ? 11 : random.Next(11);
        return kind switch
        {
            0 => Text(request, "not an object", Pick(random, "[]", "1", "\"x\"", "null", "true", "[{}]", "1e999", " ", "{}{}", "\ufeff[]")),
            1 => Text(request, "cut off", sound[..random.Next(1, sound.Length)]),
            2 => Text(request, "unknown field", $"{{\"{Pick(random, "fuzz", "__proto__", "$type", "Naem", "é", "x y")}\":{Pick(random, "1", "null", "{}", "[]")},{sound.AsSpan(1)}"),
            3 => Text(request, "field of a wrong type", WrongType(sound, random)),
            4 => Text(request, "deep nesting", Nested(sound, random.Next(33, 20_000), random)),
            5 => Bytes(request, "broken UTF-8", Insert(Encoding.UTF8.GetBytes(sound), [.. Pick(random, new byte[] { 0xC3, 0x28 }, [0xFF], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80])], random)),
            6 => Text(request, "half a surrogate pair", sound.Insert(sound.IndexOf('"') + 1, "\\ud800")),
            7 => Text(request, "a field twice", Twice(sound)),
            8 => request.With("wrong type of content") with { ContentType = Pick(random, Types) },
            9 => request.With("encoded content") with { Lines = [.. request.Lines, $"Content-Encoding: {Pick(random, "gzip", "br", "fuzz")}"] },
            10 => Text(request, "garbage around", Pick(random, $"{sound},", $"x{sound}", $"{sound}\0", $"//c\n{sound}", $"[{sound}", sound.Replace("\":", "\"=", StringComparison.Ordinal))),
            _ => Text(request, "oversize", sound.PadRight(Oversize)),
        };
    }

    private static string WrongType(string sound, Random random)
    {
        var root = JsonNode.Parse(sound)!;
        var nodes = Below(root).ToList();
        var node = nodes[random.Next(nodes.Count)];
        var wrong = node switch
        {
            JsonArray => Pick(random, "1", "{\"a\":[1]}", "\"x\"", "true"),
            JsonObject => Pick(random, "[[1]]", "1", "true", "\"x\""),
            _ => Pick(random, NoScalar),
        };
        // The parser has no number beyond a double's range: a mark holds the place.
        const string Mark = "the-wrong-value";
        node.ReplaceWith(Mark);
        return root.ToJsonString().Replace($"\"{Mark}\"", wrong, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Below(JsonNode node) => node switch
    {
        JsonObject fields => fields.Where(f => f.Value is not null).SelectMany(f => Below(f.Value!).Prepend(f.Value!)),
        JsonArray items => items.Where(i => i is not null).SelectMany(i => Below(i!).Prepend(i!)),
        _ => [],
    };

    private static string Nested(string sound, int depth, Random random)
    {
        var (open, close) = random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        string nest = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        return random.Next(2) == 0 ? nest : $"{{\"fuzz\":{nest},{sound.AsSpan(1)}";
    }

    private static string Twice(string sound)
    {
        var (name, value) = JsonNode.Parse(sound)!.AsObject().First();
        return $"{{\"{name}\":{value!.ToJsonString()},{sound.AsSpan(1)}";
    }

    private static byte[] Insert(byte[] body, byte[] bytes, Random random)
    {
        int at = random.Next(body.Length + 1);
        return [.. body[..at], .. bytes, .. body[at..]];
    }

    private static RawRequest Text(RawRequest request, string fault, string body) => Bytes(request, fault, Encoding.UTF8.GetBytes(body));

    private static RawRequest Bytes(RawRequest request, string fault, byte[] body) => request.With(fault) with { Body = body };

    private static T Pick<T>(Random random, params T[] from) => from[random.Next(from.Length)];
}
