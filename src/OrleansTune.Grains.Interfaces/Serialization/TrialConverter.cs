using System.Collections.Immutable;
using System.Runtime.InteropServices;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>Converts between a <see cref="Trial"/> and its stored form.</summary>
[RegisterConverter]
public sealed class TrialConverter : IConverter<Trial, TrialSurrogate>
{
    /// <inheritdoc/>
    public Trial ConvertFromSurrogate(in TrialSurrogate surrogate) => new()
    {
        Number = surrogate.Number,
        State = surrogate.State,
        Parameters = surrogate.Parameters,
        Origin = surrogate.Origin,
        Bracket = surrogate.Bracket,
        Target = surrogate.Target,
        Steps = Measurements(surrogate.Steps ?? [], surrogate.StepValues ?? []),
        Told = ImmutableCollectionsMarshal.AsImmutableArray(surrogate.Told ?? []),
        Constraints = ImmutableCollectionsMarshal.AsImmutableArray(surrogate.Constraints ?? []),
        Attempts = surrogate.Attempts,
        Worker = surrogate.Worker,
        LeaseExpires = surrogate.LeaseExpires,
        Created = surrogate.Created,
        Started = surrogate.Started,
        Ended = surrogate.Ended,
        Reason = surrogate.Reason,
        RequestKey = surrogate.RequestKey,
        Version = surrogate.Version,
        AskKey = surrogate.AskKey,
        Losses = surrogate.Losses,
        Note = surrogate.Note,
    };

    /// <inheritdoc/>
    public TrialSurrogate ConvertToSurrogate(in Trial value) => new()
    {
        Number = value.Number,
        State = value.State,
        Parameters = value.Parameters,
        Origin = value.Origin,
        Bracket = value.Bracket,
        Target = value.Target,
        // What is written of a page is mostly trials that were written before: their arrays are lent, not copied.
        Steps = value.Steps.IsEmpty ? [] : [.. value.Steps.Select(s => s.Step)],
        StepValues = value.Steps.IsEmpty ? [] : [.. value.Steps.SelectMany(s => s.Values)],
        Told = ImmutableCollectionsMarshal.AsArray(value.Told) ?? [],
        Constraints = ImmutableCollectionsMarshal.AsArray(value.Constraints) ?? [],
        Attempts = value.Attempts,
        Worker = value.Worker,
        LeaseExpires = value.LeaseExpires,
        Created = value.Created,
        Started = value.Started,
        Ended = value.Ended,
        Reason = value.Reason,
        RequestKey = value.RequestKey,
        Version = value.Version,
        AskKey = value.AskKey,
        Losses = value.Losses,
        Note = value.Note,
    };

    private static ImmutableArray<Measurement> Measurements(int[] steps, double[] values)
    {
        if (steps.Length == 0)
            return [];
        int width = values.Length / steps.Length;
        var measurements = new Measurement[steps.Length];
        for (int i = 0; i < steps.Length; i++)
            measurements[i] = new(steps[i], [.. values.AsSpan(i * width, width)]);
        return ImmutableCollectionsMarshal.AsImmutableArray(measurements);
    }
}
