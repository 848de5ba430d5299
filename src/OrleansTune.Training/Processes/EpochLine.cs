using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Processes;

/// <summary>A command's line about an epoch: a JSON object whose numbers are the metrics, or whose text <c>error</c> says why there can be none.</summary>
internal static partial class EpochLine
{
    private const string EpochMember = "epoch";
    private const string ErrorMember = "error";

    /// <summary>Reads a line; anything but a JSON object is other output of the command.</summary>
    /// <param name="line">The line.</param>
    /// <param name="epoch">The epoch that was asked for; a line that names another is an error.</param>
    /// <param name="metrics">The metrics.</param>
    /// <exception cref="TrainingImpossibleException">The command says that it cannot train the trial.</exception>
    /// <exception cref="TrainerProcessException">The object has no metrics or is of another epoch.</exception>
    public static bool TryRead(string line, int epoch, out IReadOnlyDictionary<string, double> metrics)
    {
        metrics = new Dictionary<string, double>();
        if (!line.AsSpan().TrimStart().StartsWith("{") || Parse(line) is not { ValueKind: JsonValueKind.Object } json)
            return false;
        var found = new Dictionary<string, double>();
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name == EpochMember)
            {
                if (member.Value.ValueKind != JsonValueKind.Number || !member.Value.TryGetInt32(out int theirs) || theirs != epoch)
                    throw new TrainerProcessException($"It gave the result of epoch {member.Value} when epoch {epoch} was asked for.");
            }
            else if (Number(member.Value) is { } value)
            {
                found[member.Name] = value;
            }
            else if (member.Name == ErrorMember && member.Value.ValueKind == JsonValueKind.String)
            {
                throw new TrainingImpossibleException(member.Value.GetString()!);
            }
        }

        if (found.Count == 0)
            throw new TrainerProcessException($"Its line about epoch {epoch} has no number in it: {line}");
        metrics = found;
        return true;
    }

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String when value.ValueEquals("NaN") => double.NaN,
        JsonValueKind.String when value.ValueEquals("Infinity") => double.PositiveInfinity,
        JsonValueKind.String when value.ValueEquals("-Infinity") => double.NegativeInfinity,
        _ => null,
    };

    private static JsonElement? Parse(string line)
    {
        try
        {
            // Python and others write these bare, which is no JSON.
            return JsonElement.Parse(NotANumber().Replace(line, "\"$0\""));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?<=:\s*)(NaN|-?Infinity)(?=\s*[,}])", RegexOptions.CultureInvariant)]
    private static partial Regex NotANumber();
}
