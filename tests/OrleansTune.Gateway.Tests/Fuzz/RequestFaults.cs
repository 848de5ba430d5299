using System.Text;

namespace OrleansTune.Gateway.Tests.Fuzz;

/// <summary>Makes malformed requests: sound ones of an operation, each spoilt in one to three ways that no server may accept.</summary>
/// <param name="bearer">A key that may do everything.</param>
/// <param name="values">Values of the path's parameters for which there is something to damage.</param>
internal sealed class RequestFaults(string bearer, IReadOnlyDictionary<string, string> values)
{
    // Where there is a body, most of what can go wrong is in it.
    private const int BodyWeight = 8;

    private static readonly string[] Names =
    [
        "no-such", "%00", "a%2Fb", "%FF%FE", "%C3%28", "%", "%zz", "-", "*", "%20", "a%0d%0ab", "%F0%9F%98%80", "\u00e9", new('x', 101), new('x', 5000),
        "x:pauze", "{study}", "'%20OR%201=1", "%3Cscript%3E", "~", "a;b", "a%3Fb",
    ];

    private static readonly string[] Numbers =
        ["-1", "1e3", "99999999999999999999", "x", "0x0", "%D9%A3", "%2B0", "0.0", "2147483648", "NaN", "%00", "0%2F..", "999999"];

    private static readonly string[] Values =
        ["-1", "1e99", "99999999999999999999", "x", "%00", "%FF", "NaN", "%F0%9F%98%80", "'--", "1,2", "null", "%C3%28", new('9', 2000)];

    /// <summary>A malformed request of an operation.</summary>
    public RawRequest Make(Operation operation, Random random)
    {
        var request = new RawRequest
        {
            Verb = operation.Verb,
            Path = values.Aggregate(operation.Path, (path, value) => path.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal)),
            Bearer = operation.NeedsCaller ? bearer : null,
            ContentType = operation.Body is null ? null : "application/json",
            Body = operation.Body is null ? null : Encoding.UTF8.GetBytes(operation.Body),
        };
        var ways = Ways(operation);
        for (int i = random.Next(1, 4); i > 0; i--)
            request = ways[random.Next(ways.Count)](request, random);
        return request;
    }

    private List<Func<RawRequest, Random, RawRequest>> Ways(Operation operation)
    {
        List<Func<RawRequest, Random, RawRequest>> ways =
        [
            (request, random) => request.With("wrong verb") with { Verb = Pick(random, operation.OtherVerbs) },
            OddHeader,
            (request, random) => request.With("no such route") with { Path = request.Path + Pick(random, "/fuzz", "%2F", "/..%2f", ":fuzz", "%00", "/\u00ff") },
        ];
        if (operation.NeedsCaller)
            ways.Add((request, random) => request.With("wrong key") with { Bearer = Pick(random, null, "", "x", "ot_..", "ot_default.a.b", "eyJ.e30.x", new('x', 9000), "\u00ff") });
        if (operation.Path.Contains('{', StringComparison.Ordinal))
            ways.Add((request, random) => request.With("odd path") with { Path = OddPath(operation, random) });
        if (operation.QueryParameters.Count > 0)
            ways.Add((request, random) => request.With("odd query") with { Query = $"?{Pick(random, operation.QueryParameters)}={Pick(random, Values)}&{Pick(random, operation.QueryParameters)}={Pick(random, Values)}" });
        if (operation.HeedsIdempotencyKey)
            ways.Add((request, random) => request.With("odd idempotency key") with { Lines = [.. request.Lines, $"Idempotency-Key: {Pick(random, new string('k', 201), "a b", "\u00e9", "", "a\tb")}"] });
        if (operation.Body is { } sound)
            ways.AddRange(Enumerable.Repeat<Func<RawRequest, Random, RawRequest>>((request, random) => BodyFaults.Spoil(request, sound, random), BodyWeight));
        return ways;
    }

    private static RawRequest OddHeader(RawRequest request, Random random) => request.With("odd header") with
    {
        Lines = [.. request.Lines, Pick(random,
            "Content-Length: -1", "Content-Length: x", "Content-Length: 99999999999999999999", "Transfer-Encoding: fuzz", "Host: twice", "No colon", ": no name",
            "Bad Name: x", "X-Nul: \0", "X-Long: " + new string('x', 20_000), string.Join("\r\n", Enumerable.Repeat("X-Many: 1", 200)))],
    };

    /// <summary>One of the path's parameters, at least, names nothing.</summary>
    private string OddPath(Operation operation, Random random)
    {
        string path = operation.Path;
        string[] names = [.. values.Keys.Where(name => path.Contains($"{{{name}}}", StringComparison.Ordinal))];
        string odd = Pick(random, names);
        foreach (string name in names)
        {
            string value = name != odd ? values[name] : Pick(random, name == "number" ? Numbers : Names);
            path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return path;
    }

    private static T Pick<T>(Random random, params IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
