using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>A point of a search space: the active parameters' names and values, such as <c>new ParameterValues { ["learning_rate"] = 0.01 }</c>.</summary>
/// <remarks>Two are equal when they hold the same names with the same values, whatever the order.</remarks>
[JsonConverter(typeof(ParameterValuesConverter))]
public sealed class ParameterValues : IReadOnlyDictionary<string, ParameterValue>, IEquatable<ParameterValues>
{
    private readonly List<KeyValuePair<string, ParameterValue>> _entries = [];

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Select(e => e.Key);

    /// <inheritdoc/>
    public IEnumerable<ParameterValue> Values => _entries.Select(e => e.Value);

    /// <summary>The value of a parameter; setting one adds or replaces it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such parameter: the name is wrong, or the parameter is not active at this point.</exception>
    public ParameterValue this[string key]
    {
        get => TryGetValue(key, out var value)
            ? value
            : throw new KeyNotFoundException($"There is no parameter '{key}' at this point; there are: {string.Join(", ", Keys)}.");
        set
        {
            int index = _entries.FindIndex(e => e.Key == key);
            if (index < 0)
                _entries.Add(new(key, value));
            else
                _entries[index] = new(key, value);
        }
    }

    /// <summary>The number of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such parameter at this point.</exception>
    /// <exception cref="InvalidOperationException">It is a string or a boolean.</exception>
    public double GetDouble(string name) => this[name].AsDouble();

    /// <summary>The whole number of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such parameter at this point.</exception>
    /// <exception cref="InvalidOperationException">It is no whole number.</exception>
    /// <exception cref="OverflowException">It does not fit 32 bits.</exception>
    public int GetInt32(string name) => checked((int)this[name].AsInt64());

    /// <summary>The string of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such parameter at this point.</exception>
    /// <exception cref="InvalidOperationException">It is a number or a boolean.</exception>
    public string GetString(string name) => this[name].AsString();

    /// <summary>The boolean of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such parameter at this point.</exception>
    /// <exception cref="InvalidOperationException">It is a number or a string.</exception>
    public bool GetBoolean(string name) => this[name].AsBoolean();

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ParameterValue value)
    {
        int index = _entries.FindIndex(e => e.Key == key);
        value = index < 0 ? default : _entries[index].Value;
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ParameterValue>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ParameterValues? other) =>
        other is not null && other.Count == Count && _entries.TrueForAll(e => other.TryGetValue(e.Key, out var theirs) && theirs == e.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterValues);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Aggregate(0, (hash, e) => hash ^ HashCode.Combine(e.Key, e.Value));

    /// <summary>The entries as <c>name=value, …</c>.</summary>
    public override string ToString() => string.Join(", ", _entries.Select(e => $"{e.Key}={e.Value}"));
}
