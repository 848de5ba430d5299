using System.Globalization;

namespace OrleansTune.Benchmarks;

/// <summary>The <c>--name value</c> pairs of a command line.</summary>
internal sealed class CommandOptions
{
    private readonly Dictionary<string, string> _values = [];

    public CommandOptions(string[] args)
    {
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
                throw new ArgumentException($"Expected --name value at '{args[i]}'.");
            _values[args[i][2..]] = args[i + 1];
        }
    }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public string[] List(string name, string fallback) => (Text(name) ?? fallback).Split(',', StringSplitOptions.RemoveEmptyEntries);

    public int Int(string name, int fallback) => Text(name) is not { } text
        ? fallback
        : int.TryParse(text, CultureInfo.InvariantCulture, out int value) && value >= 0
            ? value
            : throw new ArgumentException($"--{name} must be a whole number, not '{text}'.");
}
