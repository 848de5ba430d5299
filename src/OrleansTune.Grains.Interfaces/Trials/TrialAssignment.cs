using OrleansTune.Core.Slots;
using OrleansTune.Core.Spaces;

namespace OrleansTune.Grains.Interfaces.Trials;

/// <summary>What a study wants trained: fixed but for the target, which rises from rung to rung.</summary>
[GenerateSerializer, Immutable, Alias("trial-assignment")]
public sealed record TrialAssignment
{
    /// <summary>The trainer's name.</summary>
    [Id(0)]
    public required string Trainer { get; init; }

    /// <summary>What to train on.</summary>
    [Id(1)]
    public string? Data { get; init; }

    /// <summary>The trial's parameters.</summary>
    [Id(2)]
    public required ParameterSet Parameters { get; init; }

    /// <summary>Seed of the trial's random numbers.</summary>
    [Id(3)]
    public required ulong Seed { get; init; }

    /// <summary>The names of the objectives, which the trainer's metrics must contain.</summary>
    [Id(4)]
    public required IReadOnlyList<string> Objectives { get; init; }

    /// <summary>The step to train to.</summary>
    [Id(5)]
    public required int Target { get; init; }

    /// <summary>The pool whose slots train it.</summary>
    [Id(6)]
    public required string Pool { get; init; }

    /// <summary>How often a failed trainer is tried again.</summary>
    [Id(7)]
    public required int Retries { get; init; }

    /// <summary>The execution section's options, a JSON object.</summary>
    [Id(8)]
    public string OptionsJson { get; init; } = "{}";

    /// <summary>The slots that it takes of one agent.</summary>
    [Id(9)]
    public SlotAmount Slots { get; init; } = SlotAmount.One;

    /// <summary>Among the tenant's trials, larger ones get slots first.</summary>
    [Id(10)]
    public int Priority { get; init; }

    /// <summary>
    /// The trace that the training belongs to, as W3C <c>traceparent</c>; null when there is none. Set by the trial, which a trainer
    /// polls for: the call by which the trial was asked for is long over by then.
    /// </summary>
    [Id(11)]
    public string? TraceParent { get; init; }

    /// <summary>The names of the constraints, which the trainer's metrics must contain as well.</summary>
    [Id(12)]
    public IReadOnlyList<string> Constraints { get; init; } = [];
}
