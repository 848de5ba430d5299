using System.Globalization;

namespace OrleansTune.Benchmarks;

/// <summary>The <c>--name value</c> pairs of a command line; a name without a value is a flag.</summary>
internal sealed class CommandOptions
{
    private readonly Dictionary<string, string> _values = [];

    public CommandOptions(string[] args)
    {
        for (int i = 0; i < args.Length; i++)
        {
            if (!IsName(args[i]))
                throw new ArgumentException($"Expected --name value at '{args[i]}'.");
            bool isFlag = i + 1 == args.Length || IsName(args[i + 1]);
            _values[args[i][2..]] = isFlag ? string.Empty : args[++i];
        }
    }

    /// <summary>Whether a name was given, with or without a value.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public string[] List(string name, string fallback) => (Text(name) ?? fallback).Split(',', StringSplitOptions.RemoveEmptyEntries);

    public int Int(string name, int fallback) => Text(name) is not { } text
        ? fallback
        : int.TryParse(text, CultureInfo.InvariantCulture, out int value) && value >= 0
            ? value
            : throw new ArgumentException($"--{name} must be a whole number, not '{text}'.");

    private static bool IsName(string text) => text.StartsWith("--", StringComparison.Ordinal);
}
