using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace OrleansTune.Core.Spaces;

/// <summary>An immutable point of a search space: the active parameters' names and values, in the space's order.</summary>
/// <remarks>Two sets are equal when they hold the same names with the same values, whatever the order.</remarks>
public sealed class ParameterSet : IReadOnlyDictionary<string, ParameterValue>, IEquatable<ParameterSet>
{
    private readonly KeyValuePair<string, ParameterValue>[] _entries;
    private readonly int _hash;

    /// <summary>A set of the given entries.</summary>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public ParameterSet(IEnumerable<KeyValuePair<string, ParameterValue>> entries)
    {
        _entries = [.. entries];
        for (int i = 0; i < _entries.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (_entries[i].Key == _entries[j].Key)
                    throw new ArgumentException($"The parameter '{_entries[i].Key}' stands twice.", nameof(entries));
            }

            _hash ^= HashCode.Combine(_entries[i].Key, _entries[i].Value);
        }
    }

    /// <summary>The set without entries.</summary>
    public static ParameterSet Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Select(e => e.Key);

    /// <inheritdoc/>
    public IEnumerable<ParameterValue> Values => _entries.Select(e => e.Value);

    /// <inheritdoc/>
    public ParameterValue this[string key] => TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"There is no parameter '{key}'; there are: {string.Join(", ", Keys)}.");

    /// <summary>The number of that name; integers convert.</summary>
    /// <exception cref="KeyNotFoundException">No such parameter.</exception>
    /// <exception cref="InvalidOperationException">It is not a number.</exception>
    public double GetDouble(string name) => this[name].AsDouble();

    /// <summary>The whole number of that name.</summary>
    /// <exception cref="KeyNotFoundException">No such parameter.</exception>
    /// <exception cref="InvalidOperationException">It is not a whole number.</exception>
    /// <exception cref="OverflowException">It does not fit 32 bits.</exception>
    public int GetInt32(string name) => checked((int)this[name].AsInt64());

    /// <summary>The string of that name.</summary>
    /// <exception cref="KeyNotFoundException">No such parameter.</exception>
    /// <exception cref="InvalidOperationException">It is not a string.</exception>
    public string GetString(string name) => this[name].AsText();

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ParameterValue value)
    {
        foreach (var entry in _entries)
        {
            if (entry.Key == key)
            {
                value = entry.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ParameterValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, ParameterValue>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ParameterSet? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other._hash != _hash || other.Count != Count)
            return false;
        foreach (var (name, value) in _entries)
        {
            if (!other.TryGetValue(name, out var theirs) || theirs != value)
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The entries as <c>name=value, …</c>.</summary>
    public override string ToString() => string.Join(", ", _entries.Select(e => $"{e.Key}={e.Value}"));
}
