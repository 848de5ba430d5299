using System.Text.Json;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>A value of the submitted JSON with its path. Reading it as a type gives null and notes a fault when it is of another.</summary>
internal readonly record struct SpecNode(JsonElement Json, string Path, SpecErrors Errors)
{
    private const int LongestText = 1000;

    /// <summary>The node of a field of this object.</summary>
    public SpecNode Field(string name, JsonElement json)
    {
        string step = SpecText.Shorten(name);
        return new(json, Path.Length == 0 ? step : $"{Path}.{step}", Errors);
    }

    /// <summary>The node of an item of this list.</summary>
    public SpecNode Item(int index, JsonElement json) => new(json, $"{Path}[{index}]", Errors);

    /// <summary>Notes a fault of this value.</summary>
    public void Fail(string message) => Errors.Add(Path, message);

    public string? AsText()
    {
        if (Json.ValueKind != JsonValueKind.String)
            return Mismatch<string>("a string");
        string text = Json.GetString()!;
        if (text.Length is > 0 and <= LongestText)
            return text;
        Fail($"expected a string of 1 to {LongestText} characters, got {text.Length}");
        return null;
    }

    /// <summary>A name of a parameter, an objective or a constraint.</summary>
    public string? AsName()
    {
        if (AsText() is not { } text)
            return null;
        if (text.Length <= 100 && IsLetterOrDigit(text[0], "_") && text.All(c => IsLetterOrDigit(c, "_-./:")))
            return text;
        Fail("expected a name of 1 to 100 of a-z, A-Z, 0-9, '_', '-', '.', '/' and ':', beginning with a letter, a digit or '_', "
            + $"got '{SpecText.Shorten(text)}'");
        return null;
    }

    /// <summary>The name of a study, which stands in URLs and storage keys.</summary>
    public string? AsStudyName()
    {
        if (AsText() is not { } text)
            return null;
        if (text.Length <= 100 && IsLetterOrDigit(text[0], string.Empty) && text.All(c => IsLetterOrDigit(c, "_-.")))
            return text;
        Fail($"expected a name of 1 to 100 of a-z, A-Z, 0-9, '-', '_' and '.', beginning with a letter or digit, got '{SpecText.Shorten(text)}'");
        return null;
    }

    /// <summary>One of several known words.</summary>
    public string? AsWord(string what, IReadOnlyCollection<string> known)
    {
        if (AsText() is not { } text)
            return null;
        if (known.Contains(text))
            return text;
        Fail(SpecText.Unknown(what, text, known));
        return null;
    }

    public bool? AsFlag()
    {
        if (Json.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return Json.GetBoolean();
        Fail($"expected true or false, got {SpecText.Describe(Json)}");
        return null;
    }

    public double? AsNumber()
    {
        if (Json.ValueKind == JsonValueKind.Number && Json.GetDouble() is var number && double.IsFinite(number))
            return number + 0.0; // -0 becomes 0
        Fail($"expected a finite number, got {SpecText.Describe(Json)}");
        return null;
    }

    /// <summary>A whole number within bounds; 16.0 and 1e3 are whole.</summary>
    public long? AsWhole(long least, long most)
    {
        if (Json.ValueKind == JsonValueKind.Number)
        {
            double number = Json.GetDouble();
            bool whole = Json.TryGetInt64(out long value);
            if (!whole && number == Math.Floor(number) && Math.Abs(number) <= 1L << 53)
                (whole, value) = (true, (long)number);
            if (whole && value >= least && value <= most)
                return value;
        }

        Fail($"expected a whole number from {least} to {most}, got {SpecText.Describe(Json)}");
        return null;
    }

    /// <summary>A whole number within bounds that fits 32 bits.</summary>
    public int? AsInt32(int least, int most = int.MaxValue) => (int?)AsWhole(least, most);

    public ParameterValue? AsValue()
    {
        if (ParameterJson.TryRead(Json) is { } value)
            return value;
        Fail($"expected a finite number, a string, true or false, got {SpecText.Describe(Json)}");
        return null;
    }

    /// <summary>The items of a list; null when it is none, has none or too many.</summary>
    public IReadOnlyList<SpecNode>? AsList(string of, int most, int least = 1)
    {
        if (Json.ValueKind != JsonValueKind.Array)
            return Mismatch<IReadOnlyList<SpecNode>>($"a list of {of}");
        int length = Json.GetArrayLength();
        if (length < least || length > most)
        {
            Fail(length == 0 ? $"expected at least one of {of}, got an empty list" : $"expected at most {most} {of}, got {length}");
            return null;
        }

        var items = new List<SpecNode>(length);
        foreach (var item in Json.EnumerateArray())
            items.Add(Item(items.Count, item));
        return items;
    }

    /// <summary>The object with these fields; others are faults.</summary>
    public SpecObject? AsObject(params IReadOnlyCollection<string> fields)
    {
        if (AsOpenObject() is not { } read)
            return null;
        read.RefuseOthers(fields);
        return read;
    }

    /// <summary>The object with whatever fields.</summary>
    public SpecObject? AsOpenObject() =>
        Json.ValueKind == JsonValueKind.Object ? new SpecObject(this) : Mismatch<SpecObject>("an object");

    private T? Mismatch<T>(string expected)
        where T : class
    {
        Fail($"expected {expected}, got {SpecText.Describe(Json)}");
        return null;
    }

    private static bool IsLetterOrDigit(char c, string others) => char.IsAsciiLetterOrDigit(c) || others.Contains(c);
}
