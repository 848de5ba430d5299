namespace OrleansTune.Core.Spaces;

/// <summary>An ordered list of parameters, some active only under conditions, and its map to and from the unit cube.</summary>
/// <remarks>A point of the cube has one coordinate per parameter, in order; inactive parameters read as NaN.</remarks>
public sealed class SearchSpace
{
    private readonly Dictionary<string, int> _index;

    /// <summary>A space of the given parameters.</summary>
    /// <exception cref="ArgumentException">
    /// There is no parameter, a name stands twice, or a condition names a parameter that does not stand earlier or a value it cannot have.
    /// </exception>
    public SearchSpace(IEnumerable<Parameter> parameters)
    {
        Parameters = [.. parameters];
        if (Parameters.Count == 0)
            throw new ArgumentException("A search space needs at least one parameter.", nameof(parameters));
        _index = new(Parameters.Count);
        for (int i = 0; i < Parameters.Count; i++)
        {
            var parameter = Parameters[i];
            foreach (var condition in parameter.When)
            {
                if (!_index.TryGetValue(condition.Parent, out int parent))
                    throw new ArgumentException($"'{parameter.Name}' depends on '{condition.Parent}', which does not stand before it.", nameof(parameters));
                foreach (var value in condition.Values)
                {
                    if (!Parameters[parent].Accepts(value))
                        throw new ArgumentException($"'{parameter.Name}' depends on '{condition.Parent}' being {value}, which it never is.", nameof(parameters));
                }
            }

            if (!_index.TryAdd(parameter.Name, i))
                throw new ArgumentException($"The parameter '{parameter.Name}' stands twice.", nameof(parameters));
        }
    }

    /// <summary>The parameters; a condition's parent always stands before its child.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Number of parameters: the dimension of the unit cube.</summary>
    public int Dimension => Parameters.Count;

    /// <summary>Whether any parameter is active only under a condition.</summary>
    public bool IsConditional => Parameters.Any(p => p.When.Count > 0);

    /// <summary>
    /// An upper bound of the number of different points, conditions left aside; null when a parameter is continuous
    /// or the number exceeds 2^62.
    /// </summary>
    public long? Cardinality
    {
        get
        {
            double product = 1;
            foreach (var parameter in Parameters)
            {
                if (parameter.Cardinality is not { } count)
                    return null;
                product *= count;
            }

            return product < 1L << 62 ? (long)product : null;
        }
    }

    /// <summary>The place of a parameter in the space; -1 when there is none of that name.</summary>
    public int IndexOf(string name) => _index.GetValueOrDefault(name, -1);

    /// <summary>The point for a point of the unit cube; the coordinates of inactive parameters are ignored and may be NaN.</summary>
    /// <exception cref="ArgumentException">The point has not as many coordinates as the space, or an active one is NaN.</exception>
    public ParameterSet FromUnit(ReadOnlySpan<double> unit)
    {
        if (unit.Length != Dimension)
            throw new ArgumentException($"The space has {Dimension} dimensions, the point {unit.Length}.", nameof(unit));
        var values = new ParameterValue?[Dimension];
        var entries = new List<KeyValuePair<string, ParameterValue>>(Dimension);
        for (int i = 0; i < Dimension; i++)
        {
            if (!IsActive(i, values))
                continue;
            var value = Parameters[i].FromUnit(unit[i]);
            values[i] = value;
            entries.Add(new(Parameters[i].Name, value));
        }

        return new ParameterSet(entries);
    }

    /// <summary>The point of the unit cube for a point of the space; inactive parameters read as NaN.</summary>
    /// <exception cref="ArgumentException">The set is not a point of this space (see <see cref="Check"/>).</exception>
    public double[] ToUnit(ParameterSet point)
    {
        ArgumentNullException.ThrowIfNull(point);
        var unit = new double[Dimension];
        var values = new ParameterValue?[Dimension];
        int active = 0;
        for (int i = 0; i < Dimension; i++)
        {
            unit[i] = double.NaN;
            if (!IsActive(i, values))
                continue;
            if (!point.TryGetValue(Parameters[i].Name, out var value))
                throw new ArgumentException($"The point has no value for '{Parameters[i].Name}': {point}.", nameof(point));
            values[i] = value;
            unit[i] = Parameters[i].ToUnit(value);
            active++;
        }

        return active == point.Count
            ? unit
            : throw new ArgumentException($"The point has {point.Count} values where {active} parameters are active: {point}.", nameof(point));
    }

    /// <summary>Checks a submitted point, and gives it as the space writes it: normalised values, in order.</summary>
    /// <param name="point">The point as submitted.</param>
    /// <param name="errors">Every fault, each with the parameter's name; empty when the point is good.</param>
    /// <returns>The normalised point; null when there are errors.</returns>
    public ParameterSet? Check(ParameterSet point, out IReadOnlyList<PointError> errors)
    {
        ArgumentNullException.ThrowIfNull(point);
        var found = new List<PointError>();
        var values = new ParameterValue?[Dimension];
        var entries = new List<KeyValuePair<string, ParameterValue>>(Dimension);
        foreach (string name in point.Keys.Where(n => IndexOf(n) < 0))
            found.Add(new(name, $"is not a parameter of this study; there are: {string.Join(", ", Parameters.Select(p => p.Name))}."));
        for (int i = 0; i < Dimension; i++)
        {
            var parameter = Parameters[i];
            bool given = point.TryGetValue(parameter.Name, out var value);
            if (!IsActive(i, values))
            {
                if (given)
                    found.Add(new(parameter.Name, "is not active with these values of the parameters it depends on; leave it out."));
                continue;
            }

            if (!given && parameter is FixedParameter { Value: var only })
                (given, value) = (true, only);
            if (!given)
                found.Add(new(parameter.Name, $"is missing; expected {parameter.Describe()}."));
            else if (parameter.Normalise(value) is not { } own)
                found.Add(new(parameter.Name, $"is {value}; expected {parameter.Describe()}."));
            else
            {
                values[i] = own;
                entries.Add(new(parameter.Name, own));
            }
        }

        errors = found;
        return found.Count == 0 ? new ParameterSet(entries) : null;
    }

    private bool IsActive(int index, ParameterValue?[] values)
    {
        foreach (var condition in Parameters[index].When)
        {
            if (!condition.Holds(values[_index[condition.Parent]]))
                return false;
        }

        return true;
    }
}
