using System.Collections.Immutable;
using CsCheck;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Grains.Slots;
using OrleansTune.Grains.Studies;
using OrleansTune.Grains.Tenants;
using OrleansTune.Grains.Trials;

namespace OrleansTune.Grains.Tests.Serialization;

/// <summary>Random values of what is stored and sent.</summary>
internal static class StoredGen
{
    private static readonly Gen<string> Text = Gen.String[0, 12];
    private static readonly Gen<string?> MaybeText = Text.Null();
    private static readonly Gen<DateTimeOffset> Moment = Gen.DateTimeOffset;
    private static readonly Gen<double> Number = Gen.Frequency((8, Gen.Double), (1, Gen.Const(double.NaN)), (1, Gen.OneOf(double.PositiveInfinity, -0.0, double.Epsilon)));
    private static readonly Gen<ImmutableArray<double>> Numbers = Number.Array[0, 4].Select(a => a.ToImmutableArray());

    public static Gen<ParameterValue> Value { get; } = Gen.OneOf(
        Gen.Double[-1e300, 1e300].Select(d => ParameterValue.Of(d)),
        Gen.Long.Select(n => ParameterValue.Of(n)),
        Gen.Bool.Select(b => ParameterValue.Of(b)),
        Text.Select(t => ParameterValue.Of(t)));

    public static Gen<ParameterSet> Parameters { get; } = Value.Array[0, 5]
        .Select(values => new ParameterSet(values.Select((v, i) => KeyValuePair.Create($"p{i}", v))));

    public static Gen<Trial> Trial { get; } =
        from width in Gen.Int[1, 3]
        from steps in Number.Array[width].Array[0, 5]
        from parameters in Parameters
        from told in Numbers
        from constraints in Numbers
        from number in Gen.Int[0, 100_000].Array[5]
        from text in MaybeText.Array[5]
        from moments in Moment.Array[4]
        from version in Gen.Long
        from state in Gen.Enum<TrialState>()
        from origin in Gen.Enum<TrialOrigin>()
        from running in Gen.Bool
        select new Trial
        {
            Number = number[0],
            State = state,
            Parameters = parameters,
            Origin = origin,
            Bracket = number[1],
            Target = number[2],
            Steps = [.. steps.Select((values, i) => new Measurement(i + 1, [.. values]))],
            Told = told,
            Constraints = constraints,
            Attempts = number[3],
            Losses = number[4],
            Worker = text[0],
            LeaseExpires = running ? moments[0] : null,
            Created = moments[1],
            Started = running ? moments[2] : null,
            Ended = running ? null : moments[3],
            Reason = text[1],
            RequestKey = text[2],
            AskKey = text[3],
            Version = version,
        };

    public static Gen<StudyPageState> Page { get; } = Trial.Array[0, 20].Select(trials => new StudyPageState { Trials = trials });

    public static Gen<StudyHeadState> Head { get; } =
        from text in MaybeText.Array[3]
        from state in Gen.Enum<StudyState>()
        from moments in Moment.Array[2]
        from ended in Gen.Bool
        from pages in Gen.Int
        from version in Gen.Long
        from values in Number.Array[0, 5]
        from flag in Gen.Bool
        from counts in Gen.Int.Array[2]
        select new StudyHeadState
        {
            SpecJson = text[0] ?? string.Empty,
            State = state,
            Created = moments[0],
            Ended = ended ? moments[1] : null,
            Reason = text[1],
            PageCount = pages,
            Version = version,
            SamplerKind = text[2],
            SamplerValues = values,
            SpaceUsedUp = flag,
            LowForecasts = counts[0],
            ForecastedAt = counts[1],
            ReleasedVersion = version / 2,
            PageSize = counts[0],
        };

    public static Gen<TrialAssignment> Assignment { get; } =
        from text in Text.Array[4]
        from parameters in Parameters
        from seed in Gen.ULong
        from names in Text.Array[0, 3]
        from numbers in Gen.Int.Array[2]
        select new TrialAssignment
        {
            Trainer = text[0],
            Data = text[1].Length == 0 ? null : text[1],
            Parameters = parameters,
            Seed = seed,
            Objectives = names,
            Target = numbers[0],
            Pool = text[2],
            Retries = numbers[1],
            OptionsJson = text[3],
            Slots = new(numbers[0]),
            Priority = numbers[1],
        };

    public static Gen<TrialTrainingState> Training { get; } =
        from phase in Gen.Enum<TrainingPhase>()
        from assignment in Assignment.Null()
        from token in Gen.Long
        from numbers in Gen.Int.Array[3]
        from flag in Gen.Bool
        from checkpoints in Gen.Select(Text, Gen.Int, Gen.Long, (name, step, bytes) => new TrialCheckpoint(name, step, bytes)).List[0, 3]
        from values in Numbers
        from reason in MaybeText
        select new TrialTrainingState
        {
            Phase = phase,
            Assignment = assignment,
            Token = token,
            Attempts = numbers[0],
            Failures = numbers[1],
            LossesWithoutProgress = numbers[2],
            HasProgressed = flag,
            Checkpoints = checkpoints,
            LastMeasurement = flag ? new Measurement(3, values) : null,
            FailureReason = reason,
        };

    public static Gen<SlotBrokerState> Broker { get; } =
        from next in Gen.Long
        from waiting in Gen.Select(Text, Text, Gen.Long, Gen.Int, (trial, tenant, n, amount) => new StoredRequest
        {
            Trial = trial,
            Tenant = tenant,
            Sequence = n,
            Amount = new(amount),
            Priority = (int)n,
        }).List[0, 4]
        from grants in Gen.Select(Text.Array[4], Gen.Long, Gen.Long, (t, token, n) => new StoredGrant
        {
            Token = token,
            Trial = t[0],
            Tenant = t[1],
            Agent = t[2],
            Incarnation = t[3],
            Sequence = n,
            Amount = new((int)token),
            Priority = (int)n,
            Since = DateTimeOffset.UnixEpoch.AddTicks(n % 1000),
            Recalled = n % 2 == 0,
        }).List[0, 4]
        from accounts in Gen.Select(Text, Number, Number, (tenant, weight, clock) => new StoredAccount { Tenant = tenant, Weight = weight, Clock = clock, SlotSeconds = weight, DaySeconds = clock, DailyLimit = weight }).List[0, 3]
        from agents in Gen.Select(Text, Text, Moment, Gen.Int, (name, incarnation, started, capacity) => new StoredAgent
        {
            Name = name,
            Incarnation = incarnation,
            Started = started,
            Capacity = new(capacity),
        }).List[0, 3]
        from at in Moment
        from floor in Number
        select new SlotBrokerState { NextToken = next, Waiting = waiting, Grants = grants, Accounts = accounts, Agents = agents, At = at, Floor = floor };

    public static Gen<StudyRegisterPageState> RegisterPage { get; } =
        from names in Text.Array[0, 5]
        from usage in Gen.Select(Gen.Int, Gen.Int, (running, stored) => new Interfaces.Tenants.TrialUsage(running, stored)).Array[0, 5]
        select new StudyRegisterPageState { Names = names, Usage = usage };

    public static Gen<TenantState> Tenant { get; } =
        from created in Moment
        from keys in Gen.Select(Text, Text, Gen.Enum<Interfaces.Tenants.TenantRole>(), Moment, Gen.Byte.Array[0, 32], (id, name, role, at, hash) => new StoredKey
        {
            Id = id,
            Name = name,
            Role = role,
            Created = at,
            Hash = hash,
        }).List[0, 3]
        from studies in Text.Array[0, 5]
        from weight in Number
        select new TenantState { Weight = weight, Created = created, Keys = keys, Studies = new(studies, StringComparer.Ordinal) };
}
