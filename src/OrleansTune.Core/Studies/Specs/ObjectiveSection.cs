namespace OrleansTune.Core.Studies.Specs;

/// <summary>Reads <c>objectives: [{name, direction}]</c> and <c>constraints: [{name, atMost, atLeast}]</c>.</summary>
internal static class ObjectiveSection
{
    private const int MostObjectives = 10;
    private const int MostConstraints = 100;

    private static readonly string[] Directions = ["minimize", "maximize"];

    public static IReadOnlyList<Objective>? Read(SpecNode node) =>
        ReadNamed(node, "objectives", MostObjectives, 1, ["name", "direction"], ReadObjective);

    public static IReadOnlyList<ConstraintSpec>? ReadConstraints(SpecNode node, bool isManaged) =>
        ReadNamed(node, "constraints", MostConstraints, 0, ["name", "atMost", "atLeast"], (fields, name) => ReadConstraint(fields, name, isManaged));

    /// <summary>The word for a direction in a spec.</summary>
    public static string Word(Direction direction) => Directions[(int)direction];

    private static Objective? ReadObjective(SpecObject fields, string? name)
    {
        string? direction = fields.Required("direction", "minimize or maximize")?.AsWord("direction", Directions);
        return name is null || direction is null ? null : new(name, (Direction)Array.IndexOf(Directions, direction));
    }

    private static ConstraintSpec? ReadConstraint(SpecObject fields, string? name, bool isManaged)
    {
        var (most, least) = (fields.Optional("atMost"), fields.Optional("atLeast"));
        if (!isManaged && (most ?? least) is { } bound)
            bound.Fail("belongs to studies that the cluster trains; the workers of this one tell by how much the bound is missed, 0 or less when it is kept");
        else if (most is not null && least is not null)
            least.Value.Fail("stands beside atMost; expected one of the two");
        var (atMost, atLeast) = (most?.AsNumber(), least?.AsNumber());
        return name is null ? null : new(name, atMost, atLeast);
    }

    private static List<T>? ReadNamed<T>(
        SpecNode node, string what, int most, int least, IReadOnlyCollection<string> known, Func<SpecObject, string?, T?> read)
        where T : class
    {
        int before = node.Errors.Count;
        var names = new HashSet<string>();
        var found = new List<T>();
        foreach (var item in node.AsList(what, most, least) ?? [])
        {
            if (item.AsObject(known) is not { } fields)
                continue;
            var nameNode = fields.Required("name", "the metric's name");
            string? name = nameNode?.AsName();
            if (name is not null && !names.Add(name))
                nameNode!.Value.Fail($"'{name}' stands twice");
            if (read(fields, name) is { } one)
                found.Add(one);
        }

        return node.Errors.Count == before ? found : null;
    }
}
