namespace OrleansTune.Core.Numerics;

internal static class Knob
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, double> Cache = new();

    public static double Get(string name, double fallback) => Cache.GetOrAdd(name, n =>
        Environment.GetEnvironmentVariable("OT_" + n) is { } t ? double.Parse(t, System.Globalization.CultureInfo.InvariantCulture) : fallback);
}
