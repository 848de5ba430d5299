using System.Text.Json;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Reads <c>stop: {maxTrials, maxResource, deadline, target, minImprovement}</c>.</summary>
internal static class StopSection
{
    // A larger count would not survive clients whose numbers are doubles.
    private const long MostResource = 1L << 53;

    public static StopSpec? Read(SpecNode node, int? objectiveCount)
    {
        int before = node.Errors.Count;
        if (node.AsObject("maxTrials", "maxResource", "deadline", "target", "minImprovement") is not { } fields)
            return null;
        var targetNode = fields.Optional("target");
        var improvementNode = fields.Optional("minImprovement");
        if (objectiveCount > 1)
        {
            targetNode?.Fail("needs a study of one objective");
            improvementNode?.Fail("needs a study of one objective");
        }

        var stop = new StopSpec
        {
            MaxTrials = fields.Optional("maxTrials")?.AsInt32(1),
            MaxResource = fields.Optional("maxResource")?.AsWhole(1, MostResource),
            Deadline = fields.Optional("deadline") is { } deadline ? ReadMoment(deadline) : null,
            Target = targetNode?.AsNumber(),
            MinImprovement = improvementNode is { } improvement ? ReadImprovement(improvement) : null,
        };
        return node.Errors.Count == before ? stop : null;
    }

    private static double? ReadImprovement(SpecNode node)
    {
        if (node.AsNumber() is not { } improvement)
            return null;
        if (improvement <= 0)
            node.Fail($"expected a number above 0, got {SpecText.Describe(node.Json)}");
        return improvement;
    }

    private static DateTimeOffset? ReadMoment(SpecNode node)
    {
        // A time without an offset would be read in the server's own zone.
        if (node.Json.ValueKind == JsonValueKind.String
            && node.Json.TryGetDateTimeOffset(out var moment)
            && node.Json.GetString() is { Length: > 11 } text
            && text.AsSpan(11).ContainsAny('Z', '+', '-'))
            return moment;
        node.Fail($"expected a time with its offset, such as 2030-01-31T12:00:00Z, got {SpecText.Describe(node.Json)}");
        return null;
    }
}
