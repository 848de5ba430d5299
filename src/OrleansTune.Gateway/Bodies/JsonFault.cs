using System.Text;
using System.Text.Json;
using OrleansTune.Contracts;

namespace OrleansTune.Gateway.Bodies;

/// <summary>Finds the place at which JSON is malformed, or holds text that is none.</summary>
internal static class JsonFault
{
    /// <summary>The field of a fault outside of any field.</summary>
    public const string Body = "body";

    /// <summary>The first fault with the field that it is in; null when there is none.</summary>
    public static FieldError? Find(ReadOnlySpan<byte> json, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        var path = new FieldPath();
        try
        {
            while (reader.Read())
                path.Take(ref reader);
        }
        catch (JsonException e)
        {
            string where = $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
            return new(path.ToString(), IsNotFinite(json[(int)reader.BytesConsumed..])
                ? $"expected a finite number; JSON has no NaN and no infinity ({where})."
                : $"the JSON is malformed here ({where}).");
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 without its other half is JSON, but no text.
            return new(path.ToString(), "expected text, got half a surrogate pair.");
        }

        return null;
    }

    private static bool IsNotFinite(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n:,["u8);
        return rest.StartsWith("NaN"u8) || rest.StartsWith("Infinity"u8) || rest.StartsWith("-Infinity"u8);
    }

    /// <summary>The path of the value that a reader is at or about to read; throws when a name or string is no text.</summary>
    private sealed class FieldPath
    {
        private readonly List<(string? Name, int Index)> _levels = [];

        public void Take(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    _levels[^1] = (string.Empty, 0);
                    _levels[^1] = (reader.GetString(), 0);
                    return;
                case JsonTokenType.String when reader.ValueIsEscaped:
                    reader.GetString();
                    break;
                case JsonTokenType.StartObject:
                    _levels.Add((string.Empty, 0));
                    return;
                case JsonTokenType.StartArray:
                    _levels.Add((null, 0));
                    return;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _levels.RemoveAt(_levels.Count - 1);
                    break;
            }

            if (_levels is [.., (null, var index)])
                _levels[^1] = (null, index + 1);
        }

        public override string ToString()
        {
            var text = new StringBuilder();
            foreach (var (name, index) in _levels)
            {
                if (name is null)
                    text.Append('[').Append(index).Append(']');
                else if (name.Length > 0)
                    text.Append(text.Length > 0 ? "." : string.Empty).Append(name);
            }

            return text.Length > 0 ? text.ToString() : Body;
        }
    }
}
