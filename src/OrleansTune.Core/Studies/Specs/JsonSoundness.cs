using System.Text.Json;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Finds what a JSON parser lets through and reading would trip over.</summary>
internal static class JsonSoundness
{
    private const int Deepest = 32;

    /// <summary>
    /// Notes text that is no valid Unicode, fields that stand twice in an object, and excessive nesting.
    /// </summary>
    /// <returns>Whether every name and string can be read and the nesting is bearable: whether it makes sense to read on.</returns>
    public static bool Check(SpecNode node) => Check(node, 0);

    private static bool Check(SpecNode node, int depth)
    {
        if (depth > Deepest)
        {
            node.Fail($"is nested more than {Deepest} levels deep");
            return false;
        }

        switch (node.Json.ValueKind)
        {
            case JsonValueKind.Object:
                return CheckFields(node, depth);
            case JsonValueKind.Array:
                bool sound = true;
                int index = 0;
                foreach (var item in node.Json.EnumerateArray())
                    sound &= Check(node.Item(index++, item), depth + 1);
                return sound;
            case JsonValueKind.String when TryGetText(() => node.Json.GetString()!) is null:
                node.Fail("is not valid Unicode text");
                return false;
            default:
                return true;
        }
    }

    /// <summary>Notes numbers beyond a double's range, at any depth.</summary>
    public static void CheckNumbers(SpecNode node)
    {
        int index = 0;
        switch (node.Json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in node.Json.EnumerateObject())
                    CheckNumbers(node.Field(property.Name, property.Value));
                break;
            case JsonValueKind.Array:
                foreach (var item in node.Json.EnumerateArray())
                    CheckNumbers(node.Item(index++, item));
                break;
            case JsonValueKind.Number:
                node.AsNumber();
                break;
        }
    }

    private static bool CheckFields(SpecNode node, int depth)
    {
        bool sound = true;
        var names = new HashSet<string>();
        foreach (var property in node.Json.EnumerateObject())
        {
            if (TryGetText(() => property.Name) is not { } name)
            {
                node.Fail("has a field whose name is not valid Unicode text");
                sound = false;
                continue;
            }

            var field = node.Field(name, property.Value);
            if (!names.Add(name))
                field.Fail("stands twice in the same object");
            sound &= Check(field, depth + 1);
        }

        return sound;
    }

    /// <summary>The text; null when it holds half a surrogate pair or broken UTF-8, which System.Text.Json only says by throwing.</summary>
    private static string? TryGetText(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
