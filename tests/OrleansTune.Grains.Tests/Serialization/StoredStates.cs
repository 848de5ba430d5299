using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Grains.Slots;
using OrleansTune.Grains.Studies;
using OrleansTune.Grains.Tenants;
using OrleansTune.Grains.Trials;

namespace OrleansTune.Grains.Tests.Serialization;

/// <summary>What the files in <c>Stored</c> hold: one state of each kind, with every member set that their version knew. Never changed once committed.</summary>
internal static class StoredStates
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 30, 0, TimeSpan.FromHours(1));

    public static IReadOnlyDictionary<string, object> All { get; } = new Dictionary<string, object>
    {
        ["study-head.1"] = new StudyHeadState
        {
            Schema = 1,
            SpecJson = """{"name":"s"}""",
            State = StudyState.Completed,
            Created = Start,
            Ended = Start.AddHours(2),
            Reason = "100 trials",
            PageCount = 3,
            Version = 4711,
            SamplerKind = "gp",
            SamplerValues = [0.25, double.NaN, -1e300],
            SpaceUsedUp = true,
            CreatedSpecJson = """{"name":"s","seed":1}""",
            LowForecasts = 2,
            ForecastedAt = 90,
            ReleasedVersion = 4700,
        },
        ["study-head.2"] = new StudyHeadState
        {
            Schema = 2,
            SpecJson = """{"name":"s"}""",
            State = StudyState.Completed,
            Created = Start,
            Ended = Start.AddHours(2),
            Reason = "100 trials",
            PageCount = 3,
            Version = 4711,
            SamplerKind = "gp",
            SamplerValues = [0.25, double.NaN, -1e300],
            SpaceUsedUp = true,
            CreatedSpecJson = """{"name":"s","seed":1}""",
            LowForecasts = 2,
            ForecastedAt = 90,
            ReleasedVersion = 4700,
            PageSize = 64,
        },
        ["study-head.3"] = new StudyHeadState
        {
            Schema = 2,
            SpecJson = """{"name":"s"}""",
            State = StudyState.Completed,
            Created = Start,
            Ended = Start.AddHours(2),
            Reason = "100 trials",
            PageCount = 3,
            Version = 4711,
            SamplerKind = "gp",
            SamplerValues = [0.25, double.NaN, -1e300],
            SpaceUsedUp = true,
            CreatedSpecJson = """{"name":"s","seed":1}""",
            LowForecasts = 2,
            ForecastedAt = 90,
            ReleasedVersion = 4700,
            PageSize = 64,
            HopelessTrials = 3,
            HopelessReason = "no such data",
        },
        ["study-page.1"] = new StudyPageState { Trials = [Ended, new() { Number = 1, State = TrialState.Queued, Parameters = new([]), Created = Start }] },
        ["trial-training.1"] = new TrialTrainingState
        {
            Phase = TrainingPhase.Training,
            Assignment = new()
            {
                Trainer = "mlp-classifier",
                Data = "digits",
                Parameters = Point,
                Seed = ulong.MaxValue,
                Objectives = ["accuracy", "latency"],
                Target = 27,
                Pool = "cpu",
                Retries = 2,
                OptionsJson = """{"batch":32}""",
                Slots = new(250),
                Priority = -3,
            },
            Token = 12,
            Attempts = 3,
            Failures = 1,
            LossesWithoutProgress = 1,
            HasProgressed = true,
            Checkpoints = [new("c-2", 9, 4096), new("c-1", 3, 4095)],
            LastMeasurement = new Measurement(9, [0.5, 12]),
            FailureReason = "no memory",
        },
        ["tenant-state.1"] = new TenantState
        {
            Created = Start,
            Keys = [new() { Id = "k", Name = "ci", Role = TenantRole.Editor, Created = Start, Hash = [1, 2, 255], Expires = Start.AddDays(30) }],
            Studies = new(["a", "b"], StringComparer.Ordinal),
            Weight = 2.5,
            Quota = new() { Studies = 5, RunningTrials = 6, StoredTrials = 7, RequestsPerSecond = 0.5 },
            Audit = [new() { Time = Start, Actor = "admin", Action = "key.create", Detail = "k (editor)" }],
        },
        ["tenant-state.2"] = new TenantState
        {
            Created = Start,
            Quota = new() { StoredTrials = 7, CheckpointBytes = 10_000_000_000, GpuSecondsPerDay = 3600.5 },
        },
        ["tenant-usage-state.1"] = new TenantUsageState { Studies = { ["a"] = new(3, 400) } },
        ["tenant-usage-state.2"] = new TenantUsageState { Studies = { ["a"] = new(3, 400) }, GpuPools = { ["gpu"] = new(new DateOnly(2030, 1, 31), 12.5) } },
        ["study-register-page.1"] = new StudyRegisterPageState { Names = ["a", "b"], Usage = [new(3, 400), new(0, 1)] },
        ["slot-broker-state.1"] = new SlotBrokerState
        {
            NextToken = 8,
            Waiting = [new() { Trial = "t/a/4", Tenant = "t", Sequence = 5, Amount = new(500), Priority = 1 }],
            Grants =
            [
                new()
                {
                    Token = 7,
                    Trial = "t/a/3",
                    Tenant = "t",
                    Agent = "host-1",
                    Incarnation = "i",
                    Sequence = 4,
                    Amount = new(1000),
                    Priority = -1,
                    Since = Start,
                    Recalled = true,
                },
            ],
            At = Start.AddMinutes(5),
            Floor = 1.5,
            Accounts = [new() { Tenant = "t", Weight = 2, Clock = 3.5, SlotSeconds = 60 }],
            Agents = [new() { Name = "host-1", Incarnation = "i", Started = Start, Capacity = new(4000) }],
        },
        ["slot-broker-state.2"] = new SlotBrokerState
        {
            At = Start.AddMinutes(5),
            Accounts = [new() { Tenant = "t", Weight = 2, Clock = 3.5, SlotSeconds = 60, DaySeconds = 30, DailyLimit = 3600 }, new() { Tenant = "u", Weight = 1 }],
        },
    };

    private static ParameterSet Point => new(
    [
        new("rate", ParameterValue.Of(0.01)), new("nodes", ParameterValue.Of(64L)), new("bias", ParameterValue.Of(true)), new("optimizer", ParameterValue.Of("adam")),
    ]);

    private static Trial Ended => new()
    {
        Number = 0,
        State = TrialState.Completed,
        Parameters = Point,
        Origin = TrialOrigin.Enqueued,
        Bracket = 1,
        Target = 27,
        Steps = [new(1, [0.5, double.PositiveInfinity]), new(3, [0.25, 11])],
        Told = [0.2, 10],
        Constraints = [-0.5],
        Attempts = 2,
        Losses = 1,
        Worker = "w",
        LeaseExpires = Start.AddMinutes(1),
        Created = Start,
        Started = Start.AddSeconds(1),
        Ended = Start.AddMinutes(3),
        Reason = "why",
        Note = "a checkpoint was damaged",
        RequestKey = "r",
        AskKey = "k",
        Version = 40,
    };
}
